import { Alert, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Attachments } from '../../kit/Attachments.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Instant } from '../../kit/Day.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import type { Cycle } from '../assessment/types.ts';
import { nameIn } from '../../language.ts';
import { BallotPaperForm } from './BallotPaperForm.tsx';
import type { Box, Form, PaperEntry } from './types.ts';

interface PapersProps {
  box: Box;
  cycle: Cycle;
  open: boolean;
}

const returnedIn = ({ count }: PaperEntry): number => count.kinds.reduce((all, { returned }) => all + returned, 0);

/** What the words of one difference are: the place on the form, in the reader's language. */
function useDifferenceName(form: Form | undefined, people: Box['people']) {
  const { t, i18n } = useTranslation('ballot');
  const named = (list: readonly { code: string; zh: string; ko: string; en: string }[], code: string | undefined) => {
    const found = list.find((one) => one.code === code);
    return found ? nameIn(found, i18n.language) : (code ?? '');
  };
  return ({ what, kind, number, question, answer }: Box['differences'][number]): string => {
    if (what === 'sent') return t('paper.sent');
    if (what === 'kind') return t('paper.back', { kind: named(form?.kinds ?? [], kind) });
    const person = people.find((one) => one.number === number)?.name ?? String(number);
    const asked = form && form.questions.length > 1 ? ` · ${named(form.questions, question)}` : '';
    const choices = form?.scale.type === 'choices' ? form.scale.choices : [];
    return `${person}${asked} · ${named(choices, answer)}`;
  };
}

/** Where two people's counts part, line by line, so that the papers can be looked at again. */
function Differences({ box, form }: { box: Box; form: Form | undefined }) {
  const { t } = useTranslation('ballot');
  const nameOf = useDifferenceName(form, box.people);
  return (
    <>
      <Alert type="error" showIcon title={t('paper.differ.note', { n: box.differences.length })} />
      <div className="ballot-wide">
        <table className="ballot-table">
          <thead>
            <tr>
              <th scope="col">{t('paper.place')}</th>
              <th scope="col">{t('paper.first')}</th>
              <th scope="col">{t('paper.second')}</th>
            </tr>
          </thead>
          <tbody>
            {box.differences.map((difference) => (
              <tr key={JSON.stringify(difference)}>
                <th scope="row">{nameOf(difference)}</th>
                <td>{difference.first}</td>
                <td>{difference.second}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Entry({ entry, open, waiting }: { entry: PaperEntry; open: boolean; waiting: boolean }) {
  const { t } = useTranslation('ballot');
  const city = useCitySlug();
  const confirm = useAction<undefined, unknown>({
    run: (_, key) => api.post(cityPath(city, `assessment/paper-counts/${entry.id}/confirm`), undefined, key),
    done: t('paper.confirmed'),
  });
  return (
    <li className="ballot-entry">
      <Flex gap={8} align="center" wrap>
        <strong>{entry.enteredByName}</strong>
        <Instant value={entry.enteredAt} />
        {entry.confirmsId ? <Tag color="green">{t('paper.confirms')}</Tag> : null}
        <span>{t('paper.counted', { sent: entry.count.sent, returned: returnedIn(entry) })}</span>
        {open && waiting && !entry.own ? (
          <ConfirmAction
            label={t('paper.confirm')}
            title={t('paper.confirm.ask', { name: entry.enteredByName })}
            pending={confirm.pending}
            button={{ size: 'small' }}
            onConfirm={() => confirm.run(undefined)}
          >
            <p>{t('paper.confirm.note')}</p>
          </ConfirmAction>
        ) : null}
      </Flex>
      <Attachments subjectType="assessment.paper_count" subjectId={entry.id} label={t('paper.photos')} />
    </li>
  );
}

/** Paper ballots as people counted them: who said what, with the photographs, and where they differ. */
export function BallotPapers({ box, cycle, open }: PapersProps) {
  const { t } = useTranslation('ballot');
  const form = cycle.scheme.ballot.form;
  return (
    <>
      <p>{t(`paper.${box.paper}.what`)}</p>
      {box.paper === 'differ' ? <Differences box={box} form={form} /> : null}
      <ul className="ballot-entries">
        {box.papers.map((entry, index) => (
          <Entry
            key={entry.id}
            entry={entry}
            open={open}
            waiting={box.paper !== 'agreed' && index === box.papers.length - 1}
          />
        ))}
      </ul>
      {open && form ? <BallotPaperForm cycle={cycle} form={form} box={box} /> : null}
    </>
  );
}
