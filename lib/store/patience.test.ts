import { expect, it } from 'vitest';
import { createAnswers, createPatience } from './patience';

it('turns the next ones away for 2 s after somebody waited in vain', () => {
  const patience = createPatience(createAnswers());
  expect(patience.isOver(0)).toBe(false);
  patience.noteTimeout(0, 5_000);
  expect(patience.isOver(5_000)).toBe(true);
  expect(patience.isOver(6_999)).toBe(true);
  expect(patience.isOver(7_000)).toBe(false);
});

it('turns nobody away when others were answered while one waited in vain', () => {
  const answers = createAnswers();
  const patience = createPatience(answers);
  answers.note(1_200);
  patience.noteTimeout(1_000, 4_000);
  expect(patience.isOver(4_000)).toBe(false);
});

it('counts no answer from before the wait', () => {
  const answers = createAnswers();
  const patience = createPatience(answers);
  answers.note(999);
  patience.noteTimeout(1_000, 4_000);
  expect(patience.isOver(4_000)).toBe(true);
});
