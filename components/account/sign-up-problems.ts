import type { Words } from '@/lib/i18n/words-shape';
import { fitsLength, PASSWORD_LENGTH, USERNAME_LENGTH } from './account-rules';

export interface SignUpFields {
  username: string;
  password: string;
}

/** What is wrong with what was entered, field by field; nothing where all fits. */
export function findSignUpProblems(
  { username, password }: SignUpFields,
  text: Pick<Words['register'], 'usernameLength' | 'passwordShort' | 'passwordLong'>,
): Partial<SignUpFields> {
  const problems: Partial<SignUpFields> = {};
  if (!fitsLength(username.trim(), USERNAME_LENGTH))
    problems.username = text.usernameLength(USERNAME_LENGTH.min, USERNAME_LENGTH.max);
  const { min, max } = PASSWORD_LENGTH;
  if (!fitsLength(password, PASSWORD_LENGTH))
    problems.password = [...password].length < min ? text.passwordShort(min) : text.passwordLong(max);
  return problems;
}
