import * as z from 'zod';
import { authenticationMethod } from './vocabulary.ts';

/** How a recipient must prove who they are before anything is shown. */
export const authentication = z.lazy(() =>
  z.strictObject({ method: authenticationMethod }).meta({ id: 'Authentication' }),
);
