import { testReportCall } from '@/lib/contracts/test-notification';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';
import { toTestAnswer } from '@/lib/http/test-answer';
import { AppError } from '@/lib/platform/errors';

export const GET = handle(testReportCall, async ({ runtime, session, params }) => {
  const report = runtime.testNotifications.find(session.userId, params.test_id ?? '');
  if (report === null) throw new AppError('not_found');
  return jsonResponse(toTestAnswer(report));
});
