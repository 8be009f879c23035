-- The same search, sooner where a word stands in very many passages. Every passage that holds the words is counted and put in order, none
-- is left out; what is saved is work that changes nothing:
-- * Of a query of one word the order is how often the word stands there, which ts_rank says in a third of the time of ts_rank_cd. How near
--   words stand to each other, which only ts_rank_cd weighs below an "or", matters as soon as there are two.
-- * A name or a number is its own stem; then the query is asked once, not twice.
-- * The workspace is read once, not for every passage; ids are compared as bytes, whatever the language of the server.
create or replace function search_passages(query text, only_document text, most integer)
  returns table (total bigint, document text, document_name text, title text, ordinal integer, start integer, "end" integer,
    start_utf16 integer, end_utf16 integer, kind text, language text, text text, speaker text, from_second double precision,
    rank real, marked text)
  language sql stable security definer set search_path = buildout, pg_temp
  as $$
    with asked as materialized (
      select websearch_to_tsquery('simple', query) as written, websearch_to_tsquery('english', query) as stems
    ), q as materialized (
      select case when written = stems then written else written || stems end as words, numnode(written) = 1 as one_word from asked
    ), found as materialized (
      select p.document, p.ordinal, case when q.one_word then ts_rank(p.words, q.words, 32) else ts_rank_cd(p.words, q.words, 32) end as rank
      from q, passages p
      where p.words @@ q.words and p.workspace = (select workspace()) and (only_document is null or p.document = only_document)
    ), best as (
      select f.document, f.ordinal, f.rank from found f order by f.rank desc, f.document collate "C", f.ordinal limit most
    )
    select (select count(*) from found), p.document, d.name, d.title, p.ordinal, p.start, p."end", p.start_utf16, p.end_utf16, p.kind,
      p.language, p.text, p.speaker, p.from_second, b.rank,
      ts_headline('english', p.text, q.words, 'HighlightAll=true,StartSel=' || chr(57344) || ',StopSel=' || chr(57345))
    from best b
      join passages p on p.workspace = (select workspace()) and p.document = b.document and p.ordinal = b.ordinal
      join documents d on d.workspace = (select workspace()) and d.id = b.document
      cross join q
    order by b.rank desc, b.document collate "C", b.ordinal
  $$;
