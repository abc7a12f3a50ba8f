import type { privacyRequests } from '../../../app/wire/requests/privacy.ts';
import type { Case } from '../case.ts';
import { erase, previewErasure } from './erase.ts';
import { exportPerson } from './export-person.ts';
import { changeRetention, showRetention } from './retention.ts';

export const privacyCases: { readonly [T in keyof typeof privacyRequests]: Case<T> } = {
  'privacy.retention': showRetention,
  'privacy.change-retention': changeRetention,
  'privacy.preview-erasure': previewErasure,
  'privacy.erase': erase,
  'privacy.export-person': exportPerson,
};
