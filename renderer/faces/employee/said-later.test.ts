import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { saidLater } from './said-later.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aSaying() {
  const heard: string[] = [];
  const saying = saidLater(() => void heard.push('told'), 1000);
  return { heard, saying, say: () => saying.say(() => void heard.push('over')) };
}

describe('[N5] what was said and can be taken back', () => {
  it('is told once its while is over', () => {
    const { heard, say } = aSaying();
    say();
    vi.advanceTimersByTime(999);
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(heard).toEqual(['told', 'over']);
  });

  it('is never told when it was taken back', () => {
    const { heard, saying, say } = aSaying();
    say();
    saying.takeBack();
    saying.settle();
    vi.advanceTimersByTime(5000);
    expect(heard).toEqual([]);
  });

  it('is told at once, and once, when the page is left', () => {
    const { heard, saying, say } = aSaying();
    say();
    saying.settle();
    saying.settle();
    vi.advanceTimersByTime(5000);
    expect(heard).toEqual(['told']);
  });
});
