import type { ReactElement } from 'react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Person } from '../../app/level/person.ts';
import type { Appearance } from '../../app/wire/bridge.ts';
import { EmployeeFace } from '../faces/employee/employee-face.tsx';
import type { LinkStatus } from '../ports/broker/link.ts';
import type { Platform } from '../ports/platform/platform.ts';
import { keptRequestsIn } from '../ports/portal/kept-requests.ts';
import type { Portal } from '../ports/portal/portal.ts';
import { openPortal } from '../ports/portal/portal.ts';
import type { Office } from '../state/office.ts';

interface PortalFaceProps {
  readonly office: Office;
  readonly person: Person;
  readonly status: LinkStatus;
  readonly platform: Platform;
  readonly appearance: Appearance;
}

/** The employee's own pages in a browser: the same as in the application, over this page's line. */
export function PortalFace(props: PortalFaceProps): ReactElement | null {
  const { office, person } = props;
  const [portal, setPortal] = useState<Portal | null>(null);
  useEffect(() => {
    const { link, brokerUrl, now: clock } = office;
    const kept = keptRequestsIn(localStorage, person.id);
    const opened = openPortal({ link, me: person.id, kept, brokerUrl, clock, newId: () => crypto.randomUUID() });
    setPortal(opened);
    return () => {
      opened.close();
      setPortal(null);
    };
  }, [office, person.id]);
  return portal === null ? null : <Opened portal={portal} {...props} />;
}

interface OpenedProps extends PortalFaceProps {
  readonly portal: Portal;
}

function Opened({ portal, office, person, status, platform, appearance }: OpenedProps): ReactElement {
  const { brokerUrl } = office;
  const held = useStore(portal);
  const link = status === 'online' || status === 'connecting' ? status : 'away';
  return (
    <EmployeeFace
      state={{ ...held, brokerUrl, link, appearance }}
      person={person}
      desk={portal.desk}
      workstation={null}
      platform={platform}
    />
  );
}
