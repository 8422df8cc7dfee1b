import { columnExists, createTable, type Migration, noRowHas } from '@/lib/store/migrate/step';

/** Of the endpoint's bytes in UTF-8: too long for a key as it is. */
const HASH = 'SHA2(CONVERT(alert_settings.push_endpoint USING utf8mb4), 256)';
/** What a browser can be reached with, of an account that is there; the rest stays where it is. */
const USABLE = `alert_settings.push_copied_at IS NULL
  AND alert_settings.push_endpoint LIKE 'https://%'
  AND CHAR_LENGTH(alert_settings.push_p256dh) BETWEEN 1 AND 255
  AND CHAR_LENGTH(alert_settings.push_auth) BETWEEN 1 AND 255
  AND EXISTS (SELECT 1 FROM users WHERE users.id = alert_settings.user_id)`;
const IS_THERE = `EXISTS (
  SELECT 1 FROM push_subscriptions AS known
  WHERE known.user_id = alert_settings.user_id AND known.endpoint_hash = ${HASH})`;

/**
 * The earlier server kept one device with the settings of each cradle; a caregiver may have several, whatever the
 * cradle. Each old one is copied once, and marked: a device that is removed later does not come back.
 */
export const pushSubscriptions: Migration = {
  name: '010-push-subscriptions',
  steps: [
    createTable(
      'push_subscriptions',
      `id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
       user_id INT NOT NULL,
       endpoint TEXT NOT NULL,
       endpoint_hash CHAR(64) NOT NULL,
       p256dh VARCHAR(255) NOT NULL,
       auth VARCHAR(255) NOT NULL,
       created_at DATETIME(3) NOT NULL,
       updated_at DATETIME(3) NOT NULL,
       UNIQUE KEY push_subscriptions_of_user (user_id, endpoint_hash),
       CONSTRAINT push_subscriptions_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE`,
    ),
    {
      done: columnExists('alert_settings', 'push_copied_at'),
      sql: 'ALTER TABLE alert_settings ADD COLUMN push_copied_at DATETIME(3) NULL',
    },
    {
      done: noRowHas('alert_settings', `${USABLE} AND NOT ${IS_THERE}`),
      // Of two rows for one device the later one has the keys that it uses today.
      sql: `INSERT INTO push_subscriptions
          (user_id, endpoint, endpoint_hash, p256dh, auth, created_at, updated_at)
        SELECT alert_settings.user_id, alert_settings.push_endpoint, ${HASH},
          alert_settings.push_p256dh, alert_settings.push_auth, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)
        FROM alert_settings WHERE ${USABLE} ORDER BY alert_settings.id
        ON DUPLICATE KEY UPDATE p256dh = VALUES(p256dh), auth = VALUES(auth)`,
    },
    {
      done: noRowHas('alert_settings', `${USABLE}`),
      sql: `UPDATE alert_settings SET push_copied_at = UTC_TIMESTAMP(3) WHERE ${USABLE}`,
    },
  ],
};
