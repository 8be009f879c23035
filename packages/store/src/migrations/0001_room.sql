-- The evidence room: documents with their passages, proposed claims, and the log of reviews. Everything belongs to a workspace, and
-- row-level security, forced on the owner too, shows and takes only rows of the workspace that the transaction has named.
-- Runs as the owner of the schema, with the roles buildout_app (what the program works as) and buildout_search (owns the search) there.

create table workspaces (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
  -- Number of the last event; the row's lock makes the events of a workspace one after another.
  last_seq bigint not null default 0,
  created_at timestamptz not null default clock_timestamp()
);

create table documents (
  workspace text not null references workspaces,
  id text not null check (id ~ '^[0-9a-f]{64}$'),
  name text not null,
  format text not null,
  bytes bytea not null,
  text text not null,
  title text,
  date text,
  url text not null,
  licence text not null,
  language text,
  characters integer not null,
  added_at timestamptz not null default clock_timestamp(),
  primary key (workspace, id)
);

create table passages (
  workspace text not null,
  document text not null,
  ordinal integer not null,
  start integer not null,
  "end" integer not null,
  start_utf16 integer not null,
  end_utf16 integer not null,
  kind text not null,
  language text not null,
  text text not null,
  speaker text,
  from_second double precision,
  -- As written, and by English stems: names and numbers are found as they stand, words in any form. A vector has an end: of an
  -- enormous passage only the beginning is searched.
  words tsvector not null generated always as (to_tsvector('simple'::regconfig, left(text, 200000)) || to_tsvector('english'::regconfig, left(text, 200000))) stored,
  primary key (workspace, document, ordinal),
  foreign key (workspace, document) references documents
);
-- Without a list of pending entries: a search right after adding documents is as fast as any other.
create index passages_words on passages using gin (words) with (fastupdate = off);

create table claims (
  workspace text not null,
  id text not null,
  document text not null,
  origin text not null,
  start integer not null,
  claim jsonb not null,
  added_at timestamptz not null default clock_timestamp(),
  primary key (workspace, id),
  foreign key (workspace, document) references documents
);
create index claims_document on claims (workspace, document, start);

create table reviews (
  workspace text not null,
  seq bigint not null,
  -- Made by whoever writes, so that a repeated attempt is the same event.
  key uuid not null,
  claim text not null,
  reviewer text not null check (reviewer <> ''),
  reading text not null check (reading in ('open', 'blind')),
  decision jsonb not null,
  seen bigint not null,
  at timestamptz not null default clock_timestamp(),
  primary key (workspace, seq),
  unique (workspace, key),
  foreign key (workspace, claim) references claims
);
create index reviews_claim on reviews (workspace, claim, seq);

-- The workspace of the transaction; null where none was named, and then nothing is visible.
create function workspace() returns text language sql stable parallel safe
  as $$ select nullif(pg_catalog.current_setting('buildout.workspace', true), '') $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log of reviews is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on reviews for each row execute function refuse_change();
create trigger never_emptied before truncate on reviews for each statement execute function refuse_change();

alter table workspaces enable row level security;
alter table workspaces force row level security;
alter table documents enable row level security;
alter table documents force row level security;
alter table passages enable row level security;
alter table passages force row level security;
alter table claims enable row level security;
alter table claims force row level security;
alter table reviews enable row level security;
alter table reviews force row level security;

create policy own on workspaces using (id = workspace()) with check (id = workspace());
create policy own on documents using (workspace = workspace()) with check (workspace = workspace());
create policy own on passages using (workspace = workspace()) with check (workspace = workspace());
create policy own on claims using (workspace = workspace()) with check (workspace = workspace());
create policy own on reviews using (workspace = workspace()) with check (workspace = workspace());

-- A condition that is not leakproof, as full-text search is, may not use an index before row-level security has had its say. So the
-- search reads all rows as a role of its own, inside one function that names the workspace itself and gives nothing else away.
create policy search_reads on passages for select to buildout_search using (true);
create policy search_reads on documents for select to buildout_search using (true);

create function search_passages(query text, only_document text, most integer)
  returns table (total bigint, document text, document_name text, title text, ordinal integer, start integer, "end" integer,
    start_utf16 integer, end_utf16 integer, kind text, language text, text text, speaker text, from_second double precision,
    rank real, marked text)
  language sql stable security definer set search_path = buildout, pg_temp
  as $$
    with q as materialized (
      select websearch_to_tsquery('simple', query) || websearch_to_tsquery('english', query) as words
    ), found as materialized (
      select p.document, p.ordinal, ts_rank_cd(p.words, q.words, 32) as rank
      from q, passages p
      where p.words @@ q.words and p.workspace = workspace() and (only_document is null or p.document = only_document)
    ), best as (
      select f.document, f.ordinal, f.rank from found f order by f.rank desc, f.document, f.ordinal limit most
    )
    select (select count(*) from found), p.document, d.name, d.title, p.ordinal, p.start, p."end", p.start_utf16, p.end_utf16, p.kind,
      p.language, p.text, p.speaker, p.from_second, b.rank,
      ts_headline('english', p.text, q.words, 'HighlightAll=true,StartSel=' || chr(57344) || ',StopSel=' || chr(57345))
    from best b
      join passages p on p.workspace = workspace() and p.document = b.document and p.ordinal = b.ordinal
      join documents d on d.workspace = workspace() and d.id = b.document
      cross join q
    order by b.rank desc, b.document, b.ordinal
  $$;
-- Without statistics the search reads the place of every passage of the workspace beside those that hold the word. The server's own
-- housekeeping comes by once a minute, but a laptop's server lives only as long as the command that added the documents. So whoever adds
-- asks for them: when the table has grown by half since they were made, which a large load does a few times and a small one hardly ever.
create function refresh_statistics() returns boolean
  language plpgsql security definer set search_path = buildout, pg_temp
  as $$
  begin
    if pg_relation_size('passages') < 100 * 8192 or pg_relation_size('passages') < 1.5 * 8192 *
      (select greatest(relpages, 0) from pg_class where oid = 'passages'::regclass)
    then return false; end if;
    analyze (skip_locked) passages;
    return true;
  end $$;
revoke all on function refresh_statistics from public;

grant usage on schema buildout to buildout_app, buildout_search;
revoke all on function search_passages from public;
grant create on schema buildout to buildout_search;
alter function search_passages owner to buildout_search;
revoke create on schema buildout from buildout_search;

grant select on passages, documents to buildout_search;
grant select on workspaces, documents, passages, claims, reviews to buildout_app;
grant insert (id) on workspaces to buildout_app;
grant update (last_seq) on workspaces to buildout_app;
grant insert on documents, passages, claims to buildout_app;
-- `at` is the store's clock, nobody's word.
grant insert (workspace, seq, key, claim, reviewer, reading, decision, seen) on reviews to buildout_app;
grant execute on function workspace to buildout_app, buildout_search;
grant execute on function search_passages, refresh_statistics to buildout_app;
