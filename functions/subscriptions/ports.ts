import { contactStore } from '../../layers/aws/contacts/contact-store.ts';
import { suppressionList } from '../../layers/aws/contacts/suppression-list.ts';
import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';

export const ports = {
  contacts: contactStore,
  organisations: organisationStore,
  suppressions: suppressionList,
};
