import type { Route } from './route.ts';

/** What anybody may read can also be asked for its head (RFC 9110 §9.3.2). */
export const answersHead = (route: Route): boolean => route.method === 'GET' && route.auth === 'public';

/** The methods of a path as `Allow` lists them; empty for a path that no route has. */
export function allowedMethods(routes: readonly Route[], path: string): string[] {
  const here = routes.filter((route) => route.path === path);
  const methods = here.flatMap((route) => (answersHead(route) ? [route.method, 'HEAD'] : [route.method]));
  return [...new Set(methods)].sort();
}
