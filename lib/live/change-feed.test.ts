import { expect, it } from 'vitest';
import { createChangeFeed } from './change-feed';

it('tells who watches a cradle, and nobody else', () => {
  const feed = createChangeFeed();
  const heard: string[] = [];
  feed.subscribe('abc', (change) => heard.push(`first ${change}`));
  feed.subscribe('abc', (change) => heard.push(`second ${change}`));
  feed.subscribe('other', (change) => heard.push(`other ${change}`));
  feed.publish('abc', 'value');
  feed.publish('nobody', 'value');
  expect(heard).toEqual(['first value', 'second value']);
});

it('tells everybody what concerns all cradles', () => {
  const feed = createChangeFeed();
  const heard: string[] = [];
  for (const uuid of ['abc', 'other']) feed.subscribe(uuid, (change) => heard.push(`${uuid} ${change}`));
  feed.publishAll('time');
  expect(heard).toEqual(['abc time', 'other time']);
});

it('tells nothing more to one who left, while the rest goes on hearing', () => {
  const feed = createChangeFeed();
  const heard: string[] = [];
  const leave = feed.subscribe('abc', () => heard.push('left'));
  feed.subscribe('abc', () => heard.push('stays'));
  leave();
  leave();
  feed.publish('abc', 'value');
  expect(heard).toEqual(['stays']);
});

it('hears a newcomer after all others have left twice', () => {
  const feed = createChangeFeed();
  const heard: string[] = [];
  const leave = feed.subscribe('abc', () => heard.push('old'));
  leave();
  feed.subscribe('abc', () => heard.push('new'));
  leave();
  feed.publish('abc', 'value');
  expect(heard).toEqual(['new']);
});
