import type { NotifiedAlert, PushPorts } from '@/lib/care/push-ports';
import type { AlertBoard, PlacedAlert } from '@/lib/live/alert-board';
import { hasErrorCode } from '@/lib/platform/errors';
import type { Database } from '@/lib/store/database';
import { findAlertByUid } from '@/lib/store/notifications';
import { findUsername } from '@/lib/store/users';
import type { AlertActions } from './alert-actions';
import type { Directory } from './directory';

interface AlertAnswersDeps {
  actions: AlertActions;
  board: Pick<AlertBoard, 'find'>;
  directory: Pick<Directory, 'find'>;
  database(): Database;
}

/** What a caregiver answers on a notification: open alerts are answered while the database is away, too. */
export function createAlertAnswers({
  actions,
  board,
  directory,
  database,
}: AlertAnswersDeps): PushPorts['alerts'] {
  function toNotified({ uuid, alert }: PlacedAlert): NotifiedAlert | null {
    const cradle = directory.find(uuid);
    const { id, uid, episode, createdAt } = alert;
    if (cradle === null || cradle.ownerId === null || uid === null) return null;
    const { id: agentId, ownerId } = cradle;
    return { id, uid, episode: episode ?? uid, agentId, cradleUuid: uuid, ownerId, at: createdAt };
  }

  /** Silencing an alert does not wait for a name. */
  async function nameOf(userId: number): Promise<string> {
    try {
      return (await findUsername(database(), userId)) ?? '';
    } catch (error) {
      if (hasErrorCode(error, 'database_unavailable')) return '';
      throw error;
    }
  }

  return {
    async find(uid) {
      const open = board.find({ uid });
      return (open && toNotified(open)) ?? findAlertByUid(database(), uid);
    },
    async acknowledge({ episode, ownerId }) {
      actions.acknowledge({ episode, by: await nameOf(ownerId) });
    },
    async resolve({ uid }) {
      actions.resolve({ uid });
    },
  };
}
