import { testReportCall } from '@/lib/contracts/notification-test';
import { handle } from '@/lib/http/handler';
import { toTestAnswer } from '@/lib/http/notification-test-answer';
import { jsonResponse } from '@/lib/http/responses';
import { AppError } from '@/lib/platform/errors';

export const GET = handle(testReportCall, async ({ runtime, session, params }) => {
  const report = runtime.testNotifications.find(session.userId, params.test_id ?? '');
  if (report === null) throw new AppError('not_found');
  return jsonResponse(toTestAnswer(report));
});
