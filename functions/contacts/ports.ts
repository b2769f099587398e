import { announcementStore } from '../../layers/aws/contacts/announcement-store.ts';
import { contactStore } from '../../layers/aws/contacts/contact-store.ts';
import { suppressionList } from '../../layers/aws/contacts/suppression-list.ts';
import { erasureStore } from '../../layers/aws/erasure/erasure-store.ts';
import { workflows } from '../../layers/aws/workflows/workflows.ts';

export const ports = {
  announcements: announcementStore,
  contacts: contactStore,
  erasure: erasureStore,
  suppressions: suppressionList,
  workflows,
};
