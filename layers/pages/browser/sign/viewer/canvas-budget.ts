import type { PageView } from './page-view.ts';

/** All drawn pages together: about 100 MB, which the phones of some years ago can spare. */
const MAX_PIXELS = 26_000_000;

/** Lets drawn pages stay as long as there is memory, so that scrolling back is instant; the longest unseen go first. */
export interface CanvasBudget {
  /** A page came near the window: it is drawn, and others may have to go. */
  enter(page: PageView): void;
  /** A page is far from the window: it may go when memory is needed. */
  leave(page: PageView): void;
  /** Draws what is near the window again, after a change of size. */
  redraw(): void;
}

export function createCanvasBudget(): CanvasBudget {
  const near = new Set<PageView>();
  const far = new Set<PageView>();
  const trim = () => {
    let total = [...near, ...far].reduce((sum, page) => sum + page.pixels(), 0);
    for (const page of far) {
      if (total <= MAX_PIXELS) return;
      total -= page.pixels();
      page.release();
      far.delete(page);
    }
  };
  const draw = (page: PageView) => void page.draw().then(trim);
  return {
    enter: (page) => {
      far.delete(page);
      near.add(page);
      draw(page);
    },
    leave: (page) => {
      near.delete(page);
      far.add(page);
      trim();
    },
    redraw: () => {
      for (const page of far) page.release();
      far.clear();
      for (const page of near) draw(page);
    },
  };
}
