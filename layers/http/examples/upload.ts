import type { z } from 'zod';
import type { upload } from '../schemas/document.ts';
import { documentExample } from './envelope.ts';

export const uploadExample: z.infer<typeof upload> = {
  document: { ...documentExample, pages: null, status: 'awaitingUpload' },
  upload: {
    method: 'PUT',
    url: 'https://documents.example.com/upload?X-Amz-Expires=900',
    headers: {
      'content-type': 'application/pdf',
      'x-amz-checksum-sha256': 'n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=',
    },
    expiresAt: '2026-11-24T10:15:00Z',
  },
};
