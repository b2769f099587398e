import type { MiddlewareObj } from '@middy/core';
import type { Context } from 'aws-lambda';
import type { Answer, Exchange } from './exchange.ts';

/** One layer of the onion around a handler; what it finds it writes on the exchange, what it refuses it throws. */
export type Layer = MiddlewareObj<Exchange, Answer, Error, Context>;
