// Agencies: names of lists that nobody has said the agency of at the left, the tree at the right, one agency beside it.

import { useLiveEvent } from '#client/api/live.ts';
import { readAgain, useLoaded } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { useText } from '#client/text/text.ts';
import { Page } from '#client/ui/page.tsx';
import { isAllowed } from '#contract/access.ts';
import { changeAgency, getAgencies, getNewAgencyNames, type AgencyView } from '#contract/agencies.ts';

import classes from './agencies.module.css';
import { AgencyForm } from './agency-form.tsx';
import { AgencyTree } from './agency-tree.tsx';
import { NamesToReview } from './names-to-review.tsx';
import { useAddressOfAgencies } from './open-in-address.ts';

export function AgenciesPage() {
  const text = useText().agencies;
  const agencies = useLoaded(getAgencies, {});
  const mayChange = isAllowed(changeAgency.access, useWho().role);
  const { open, show } = useAddressOfAgencies();
  useRefreshed();
  return (
    <Page title={text.title} lead={text.lead}>
      <div
        className={classes.panes}
        data-reviews={mayChange || undefined}
        data-open={open !== null || undefined}
      >
        {mayChange && <NamesToReview agencies={agencies} onCreated={({ id }) => show(id)} />}
        <AgencyTree agencies={agencies} mayChange={mayChange} />
        {mayChange && open !== null && <OpenAgency key={open} id={open} agencies={agencies} />}
      </div>
    </Page>
  );
}

function OpenAgency({ id, agencies }: { id: string; agencies: readonly AgencyView[] }) {
  const text = useText().agencies.form;
  const { show } = useAddressOfAgencies();
  const agency = agencies.find((each) => each.id === id) ?? null;
  if (agency === null && id !== 'new') return <p className={classes.note}>{text.gone}</p>;
  return <AgencyForm agency={agency} agencies={agencies} onClose={() => show(null)} onSaved={show} />;
}

/** Others review too, and a list that is read brings new names. */
function useRefreshed(): void {
  useLiveEvent('agencies:changed', () => void readAgain(getAgencies, getNewAgencyNames));
}
