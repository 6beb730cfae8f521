-- CreateTable
CREATE TABLE "editions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "survey_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "supersedes_id" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by_id" TEXT NOT NULL,
    "minimum_cell" INTEGER NOT NULL,
    "manifest_digest" TEXT NOT NULL,
    "files" JSONB NOT NULL,
    "results" JSONB NOT NULL,

    CONSTRAINT "editions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "edition_pieces" (
    "edition_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "edition_pieces_pkey" PRIMARY KEY ("edition_id","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "editions_supersedes_id_key" ON "editions"("supersedes_id");

-- CreateIndex
CREATE UNIQUE INDEX "editions_survey_id_number_key" ON "editions"("survey_id", "number");

-- AddForeignKey
ALTER TABLE "editions" ADD CONSTRAINT "editions_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editions" ADD CONSTRAINT "editions_published_by_id_fkey" FOREIGN KEY ("published_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editions" ADD CONSTRAINT "editions_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "editions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_pieces" ADD CONSTRAINT "edition_pieces_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An edition is frozen: neither changed nor removed, and nothing is added to its bundle once it is there.
create function editions_are_frozen() returns trigger language plpgsql as $$
begin
  raise exception 'editions_are_frozen: a published edition is not changed; a correction is a new edition';
end $$;
create trigger editions_are_frozen before update or delete or truncate on "editions"
  for each statement execute function editions_are_frozen();
create trigger edition_pieces_are_frozen before update or delete or truncate on "edition_pieces"
  for each statement execute function editions_are_frozen();

create function edition_pieces_come_first() returns trigger language plpgsql as $$
begin
  if exists (select from editions where id = new.edition_id) then
    raise exception 'editions_are_frozen: the bundle of a published edition is whole';
  end if;
  return new;
end $$;
create trigger edition_pieces_come_first before insert on "edition_pieces"
  for each row execute function edition_pieces_come_first();
-- Pieces are written before their edition, in the same transaction.
alter table "edition_pieces" drop constraint "edition_pieces_edition_id_fkey";
alter table "edition_pieces" add constraint "edition_pieces_edition_id_fkey"
  foreign key ("edition_id") references "editions" ("id") on delete restrict on update cascade deferrable initially deferred;

-- The first edition replaces none; every further one says which and why, and it is the one before it.
alter table "editions" add constraint editions_are_numbered
  check ((number = 1) = (supersedes_id is null) and number >= 1 and (number = 1 or reason <> ''));
alter table "editions" add constraint editions_minimum_cell check (minimum_cell >= 3);
