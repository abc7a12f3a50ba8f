import type { ReactElement } from 'react';
import { Capability } from '../../../../app/consent/capability.ts';
import { PolicyCapability } from '../../../../app/policy/capability.ts';
import type { PolicySentence } from '../../../../app/policy/sentence.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { Picks } from '../picks.tsx';
import { LabelsField } from './labels-field.tsx';
import { WhenEditor } from './when-editor.tsx';
import type { Slot, Speech } from './words.ts';

interface SlotEditorProps {
  readonly slot: Slot;
  readonly sentence: PolicySentence;
  readonly speech: Speech;
  readonly onChange: (sentence: PolicySentence) => void;
}

/** Fills one slot. */
export function SlotEditor(props: SlotEditorProps): ReactElement {
  const { slot, sentence, speech, onChange } = props;
  const { t } = speech;
  switch (slot) {
    case 'who':
      return <WhoEditor {...props} />;
    case 'where':
      return <WhereEditor {...props} />;
    case 'when':
      return <WhenEditor when={sentence.when} t={t} onChange={(when) => onChange({ ...sentence, when })} />;
    case 'capabilities':
      return (
        <Picks
          legend={t('policy.slot.capabilities')}
          value={sentence.capabilities}
          options={PolicyCapability.options.map((value) => ({
            value,
            label: t(`policy.capability.${value}`),
            aside: Capability.safeParse(value).success ? undefined : `(${t('policy.notUsed')})`,
          }))}
          onChange={(capabilities) => capabilities.length > 0 && onChange({ ...sentence, capabilities })}
        />
      );
    case 'unless': {
      const { unless } = sentence;
      return (
        <>
          <Picks
            legend={t('policy.unless.levels')}
            value={unless.levels}
            options={LEVELS}
            onChange={(levels) => onChange({ ...sentence, unless: { ...unless, levels } })}
          />
          <LabelsField
            label={t('policy.unless.certifications')}
            value={unless.certifications}
            onChange={(certifications) => onChange({ ...sentence, unless: { ...unless, certifications } })}
          />
        </>
      );
    }
    case 'recording':
      return (
        <Choices<PolicySentence['recording']>
          legend={t('policy.slot.recording')}
          joined
          value={sentence.recording}
          options={(['free', 'required'] as const).map((value) => ({ value, label: t(`policy.recording.${value}`) }))}
          onChange={(recording) => onChange({ ...sentence, recording })}
        />
      );
  }
}

const LEVELS = ([1, 2, 3] as const).map((value) => ({ value, label: `N${value}` }));

function WhoEditor({ sentence, speech, onChange }: SlotEditorProps): ReactElement {
  const { t, directory } = speech;
  const { who } = sentence;
  const change = (over: Partial<PolicySentence['who']>): void => onChange({ ...sentence, who: { ...who, ...over } });
  const teams = directory.teams.filter(({ id, archived }) => !archived || who.teams.includes(id));
  return (
    <>
      <Picks
        legend={t('policy.who.levels')}
        value={who.levels}
        options={LEVELS}
        onChange={(levels) => change({ levels })}
      />
      <Picks
        legend={t('policy.who.teams')}
        value={who.teams}
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        none={t('policy.who.noTeams')}
        onChange={(chosen) => change({ teams: chosen })}
      />
      <LabelsField
        label={t('policy.who.certifications')}
        value={who.certifications}
        onChange={(certifications) => change({ certifications })}
      />
      <Choices<PolicySentence['who']['origin']>
        legend={t('policy.who.origin')}
        joined
        value={who.origin}
        options={(['any', 'internal', 'external'] as const).map((value) => ({
          value,
          label: t(`policy.who.${value}`),
        }))}
        onChange={(origin) => change({ origin })}
      />
      <Choices<PolicySentence['who']['secondFactor']>
        legend={t('policy.who.secondFactor')}
        joined
        value={who.secondFactor}
        options={(['any', 'with', 'without'] as const).map((value) => ({
          value,
          label: value === 'any' ? t('policy.who.anyFactor') : t(`policy.who.${value}`),
        }))}
        onChange={(secondFactor) => change({ secondFactor })}
      />
    </>
  );
}

function WhereEditor({ sentence, speech, onChange }: SlotEditorProps): ReactElement {
  const { t, directory } = speech;
  const { where } = sentence;
  const change = (over: Partial<PolicySentence['where']>): void =>
    onChange({ ...sentence, where: { ...where, ...over } });
  const named = (from: readonly { id: string; name: string; archived: boolean }[], chosen: readonly string[]) =>
    from
      .filter(({ id, archived }) => !archived || chosen.includes(id))
      .map(({ id, name }) => ({ value: id, label: name }));
  const sites = named(directory.sites, where.sites);
  return (
    <>
      <Picks
        legend={t('policy.where.organisations')}
        value={where.organisations}
        options={named(directory.organisations, where.organisations)}
        none={t('policy.where.none')}
        onChange={(organisations) => change({ organisations })}
      />
      {sites.length === 0 ? null : (
        <Picks
          legend={t('policy.where.sites')}
          value={where.sites}
          options={sites}
          onChange={(chosen) => change({ sites: chosen })}
        />
      )}
      <LabelsField label={t('policy.where.tags')} value={where.tags} onChange={(tags) => change({ tags })} />
    </>
  );
}
