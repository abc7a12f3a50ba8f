import { Capability } from '../../../app/consent/capability.ts';
import type { Contract } from '../../../app/directory/contract.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import { PolicyCapability } from '../../../app/policy/capability.ts';
import type { PolicyEngine } from '../../../app/policy/engine.ts';
import { closedBehindContract, contractObstacle, inputFrom, intersectRights } from '../../../app/policy/rights.ts';
import type { ImaginedAnswer, ImaginedCase } from '../../../app/wire/requests/policy.ts';
import { engineInForce } from '../../policy/decide-capabilities.ts';
import { draftEngine } from '../../policy/draft-engine.ts';
import { findContract, findContractAt } from '../../store/contracts.ts';
import type { Store } from '../../store/open-store.ts';
import type { Case } from '../case.ts';

/** Contract ∩ rules, by the same code as a request; nothing is kept, since nobody asked for anything. */
export const tryWhatIf: Case<'policy.what-if'> = async ({ store, rulebook }, _caller, { imagined }) => {
  const { technician, workstation, ticket, at: now } = imagined;
  const chosen = await contractOf(store, imagined);
  if (chosen === undefined && imagined.contract.type === 'chosen') return fail({ type: 'not-found' });
  const contract = chosen?.terms ?? null;
  const place = { workstationId: workstation.id, workstation, contract };
  const input = inputFrom(place, { technician, ticket, network: 'unknown' }, now);
  const { version, engine } = await engineInForce(rulebook, store);
  const drafted = await draftEngine(rulebook, store);
  const answerOf = (rules: PolicyEngine, number: number): ImaginedAnswer => {
    const decisions = rules.decide(input, PolicyCapability.options);
    const rights = intersectRights({
      asked: Capability.options,
      consent: null,
      contract,
      decisions,
      version: number,
      now,
    });
    return { decisions, removed: rights.removed, behind: closedBehindContract(rules, input, rights, number) };
  };
  return ok({
    version,
    contract: chosen?.name ?? null,
    at: input.at,
    timeZone: contract?.timeZone ?? 'UTC',
    closed: PolicyCapability.options.flatMap((capability) => {
      const why = contractObstacle(contract, capability, now);
      return why === null ? [] : [{ capability, why }];
    }),
    published: answerOf(engine, version),
    draft: drafted.ok ? answerOf(drafted.value, version + 1) : null,
  });
};

async function contractOf(db: Store, { contract, workstation, at }: ImaginedCase): Promise<Contract | undefined> {
  if (contract.type === 'chosen') return await findContract(db, contract.id);
  const { organisationId } = workstation;
  if (contract.type === 'none' || organisationId === null) return undefined;
  return await findContractAt(db, organisationId, at);
}
