// Which agency is open beside the tree stands in the address: `?agency=ID`, `?agency=new`; what is sought: `?q=`; the
// survey whose names are reviewed: `?survey=ID`, and of all surveys without it.
import { useSearchParams } from 'react-router';

export interface AddressOfAgencies {
  /** An id, 'new' for the empty form, null for none. */
  readonly open: string | null;
  readonly typed: string;
  readonly surveyId: string | null;
  readonly show: (open: string | null) => void;
  readonly search: (typed: string) => void;
  readonly reviewAll: () => void;
}

export function useAddressOfAgencies(): AddressOfAgencies {
  const [search, setSearch] = useSearchParams();
  const change = (name: string, value: string | null) =>
    setSearch(
      (former) => {
        if (value === null || value === '') former.delete(name);
        else former.set(name, value);
        return former;
      },
      { replace: name === 'q' },
    );
  return {
    open: search.get('agency'),
    typed: search.get('q') ?? '',
    surveyId: search.get('survey'),
    show: (open) => change('agency', open),
    search: (typed) => change('q', typed),
    reviewAll: () => change('survey', null),
  };
}
