import { expect, it } from 'vitest';
import { createNewestPainter } from './newest-painter';

/** A screen whose paintings end when the test says so. */
function createSlowScreen() {
  const started: string[] = [];
  const finish: Array<(worked: boolean) => void> = [];
  const paint = (item: string): Promise<boolean> => {
    started.push(item);
    return new Promise((resolve) => finish.push(resolve));
  };
  return { started, paint, finish };
}

it('skips what a newer picture has overtaken', async () => {
  const screen = createSlowScreen();
  const painted: string[] = [];
  const done = new Promise<void>((resolve) => {
    const painter = createNewestPainter(screen.paint, (item) => {
      painted.push(item);
      if (item === 'third') resolve();
      else screen.finish[1]?.(true);
    });
    for (const item of ['first', 'second', 'third']) painter.offer(item);
  });
  screen.finish[0]?.(true);
  while (screen.finish.length < 2) await Promise.resolve();
  screen.finish[1]?.(true);
  await done;
  expect(screen.started).toEqual(['first', 'third']);
  expect(painted).toEqual(['first', 'third']);
});

it('says nothing of a picture that could not be painted, and goes on', async () => {
  const painted = await new Promise<string>((resolve) => {
    const painter = createNewestPainter(async (item: string) => item !== 'broken', resolve);
    painter.offer('broken');
    painter.offer('good');
  });
  expect(painted).toBe('good');
});
