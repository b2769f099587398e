import * as z from 'zod';
import * as words from '../../domain/envelope/vocabulary.ts';

export const envelopeStatus = z.enum(words.envelopeStatuses).meta({ id: 'EnvelopeStatus' });
export const recipientRole = z.enum(words.recipientRoles);
export const recipientStatus = z.enum(words.recipientStatuses).meta({ id: 'RecipientStatus' });
export const messageStatus = z.enum(words.messageStatuses);
export const authenticationMethod = z.enum(words.authenticationMethods);
export const documentStatus = z.enum(words.documentStatuses);
export const refusalReason = z.enum(words.refusalReasons);
export const fieldType = z.enum(words.fieldTypes);
export const locale = z.enum(words.locales);
export const eventType = z.enum(words.eventTypes).meta({ id: 'EventType' });
export const notifyChannel = z.enum(['email', 'sms']);
export const sealLevel = z.enum(['B', 'T', 'LT', 'LTA']);
