import { svg } from './live.ts';

const PATHS = {
  seal: 'M12 2.5 14.6 5l3.6-.2.5 3.6 2.8 2.3-1.9 3 .6 3.6-3.5.9-1.7 3.2L12 19.9l-3 1.5-1.7-3.2-3.5-.9.6-3.6-1.9-3 2.8-2.3.5-3.6 3.6.2zM8.3 12l2.6 2.6 4.8-5',
  check: 'M4.5 12.5 10 18 19.5 7',
  cross: 'M6 6l12 12M18 6 6 18',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.5V12l3 2',
  pause: 'M9 6v12M15 6v12',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  width: 'M4 5v14M20 5v14M8 12h8M10 9l-3 3 3 3M14 9l3 3-3 3',
  pen: 'M4 20l1-5L16 4l4 4L9 19zM13.5 6.5l4 4',
  next: 'M12 5v14M6 13l6 6 6-6',
  warning: 'M12 4 2.5 20h19zM12 10v4.5M12 17.2v.3',
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon; it carries no meaning of its own, so it is hidden from screen readers. */
export function icon(name: IconName): SVGElement {
  return svg(
    'svg',
    { viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', { d: PATHS[name] }),
  );
}
