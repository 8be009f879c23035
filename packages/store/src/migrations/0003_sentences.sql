-- Sentences that a helper proposed for briefs. What reviewers do with them stands in the log of reviews: an event is on one claim or on
-- one sentence, and everything that holds for the log (append-only, numbered, of one workspace) holds for both.
create table sentences (
  workspace text not null,
  id text not null check (id ~ '^sentence_[0-9a-f]{12}$'),
  document text not null,
  origin text not null check (origin <> ''),
  role text not null check (role in ('overview', 'takeaway', 'quote')),
  start integer not null,
  sentence jsonb not null,
  added_at timestamptz not null default clock_timestamp(),
  primary key (workspace, id),
  foreign key (workspace, document) references documents
);
create index sentences_document on sentences (workspace, document, start);

alter table sentences enable row level security;
alter table sentences force row level security;
create policy own on sentences using (workspace = workspace()) with check (workspace = workspace());

alter table reviews alter column claim drop not null;
alter table reviews add column sentence text;
alter table reviews add foreign key (workspace, sentence) references sentences;
alter table reviews add constraint one_subject check (num_nonnulls(claim, sentence) = 1);
-- A sentence is the document's own: it is let in or not, and nothing about it is corrected, linked or settled.
alter table reviews add constraint sentence_decision
  check (sentence is null or (reading = 'open' and coalesce(decision ->> 'kind', '') in ('accept', 'reject', 'skip', 'undo')));
create index reviews_sentence on reviews (workspace, sentence, seq) where sentence is not null;

grant select, insert on sentences to buildout_app;
grant insert (sentence) on reviews to buildout_app;
