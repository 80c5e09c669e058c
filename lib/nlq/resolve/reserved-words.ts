/** Words that at least one supported dialect does not accept as a bare name. */
const RESERVED = new Set(
  `abort accessible add after all alter always analyse analyze and any array as asc asensitive asymmetric at
  attach authorization autoincrement before begin between bigint binary blob both by call cascade case cast change char
  character check collate collation column concurrently condition conflict connect constraint continue
  convert create cross cume_dist current current_catalog current_date current_role current_schema current_time
  current_timestamp current_user database databases dec decimal declare default deferrable deferred
  delayed delete dense_rank desc describe detach deterministic distinct distinctrow div do double drop dual each else
  elseif empty enclosed end escape escaped except exclude exclusive exec execute exists exit explain fail false fetch   filter first_value float following for force foreign freeze from full fulltext function generated glob grant group
  grouping groups having high_priority identified if ignore ilike immediate in increment index indexed infile inner inout
  insensitive insert instead int integer intersect interval into is isnull iterate join json_table key keys kill lag
  last_value lateral lead leading leave left like limit linear lines load localtime localtimestamp lock long
  longblob longtext loop low_priority match materialized maxvalue merge minus modifies natural new
  no not nothing notnull nowait nth_value ntile null nulls numeric of off offset offline on online only open
  optimize option optionally or order others out outer outfile over overlaps partition percent_rank pivot
  placing plan pragma precision preceding primary prior privileges procedure purge query raise range rank
  raw read reads real recursive references regexp reindex release rename repeat replace require resignal resource restrict
  return returning revoke right rlike rollback rollup row row_number rowid rownum rows savepoint schema schemas
  select sensitive separator session_user set share show signal similar size smallint some spatial specific sql
  sqlexception sqlstate sqlwarning ssl starting stored straight_join symmetric synonym sysdate system
  system_user table tablesample temporary terminated then ties time timestamp tinyint tinytext to top trailing
  transaction trigger true unbounded undo union unique unlock unpivot unsigned update usage use user using utc_date
  utc_time utc_timestamp vacuum validate values varbinary varchar varchar2 variadic varying verbose virtual
  whenever when where while window with within without write xor year_month zerofill`.split(/\s+/),
);

/** Whether a must be quoted, or avoided, because some dialect reads it as a keyword. */
export function isReservedWord(name: string): boolean {
  return RESERVED.has(name.toLowerCase());
}
