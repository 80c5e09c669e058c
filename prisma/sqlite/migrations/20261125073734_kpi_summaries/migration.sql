-- CreateTable
CREATE TABLE "kpi_summaries" (
    "kpi_id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "is_active" BOOLEAN NOT NULL,
    "group_name" TEXT,
    "name_key" TEXT NOT NULL,
    "alias_name_key" TEXT,
    "group_name_key" TEXT,
    "description_key" TEXT,
    "nl_definition_key" TEXT NOT NULL,
    "created_by_key" TEXT,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    "version" INTEGER NOT NULL,
    "execution_id" INTEGER,
    "execution_status" TEXT,
    "execution_timestamp" DATETIME,
    "execution_time_ms" REAL,
    "number_of_records" INTEGER,
    "truncated" BOOLEAN,
    "value" REAL,
    "error_message" TEXT,
    "trend" TEXT NOT NULL,
    CONSTRAINT "kpi_summaries_kpi_id_fkey" FOREIGN KEY ("kpi_id") REFERENCES "kpi_definitions" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "kpi_search_texts" (
    "kpi_id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "is_active" BOOLEAN NOT NULL,
    "group_name" TEXT,
    "folded" TEXT NOT NULL,
    CONSTRAINT "kpi_search_texts_kpi_id_fkey" FOREIGN KEY ("kpi_id") REFERENCES "kpi_definitions" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "idx_summary_id" ON "kpi_summaries"("is_active", "kpi_id", "group_name");

-- CreateIndex
CREATE INDEX "idx_summary_name" ON "kpi_summaries"("is_active", "name_key", "kpi_id", "group_name");

-- CreateIndex
CREATE INDEX "idx_summary_alias" ON "kpi_summaries"("is_active", "alias_name_key", "kpi_id", "group_name");

-- CreateIndex
CREATE INDEX "idx_summary_group" ON "kpi_summaries"("is_active", "group_name_key", "kpi_id", "group_name");

-- CreateIndex
CREATE INDEX "idx_summary_description" ON "kpi_summaries"("is_active", "description_key", "kpi_id", "group_name");

-- CreateIndex
CREATE INDEX "idx_summary_sentence" ON "kpi_summaries"("is_active", "nl_definition_key", "kpi_id", "group_name");

-- CreateIndex
CREATE INDEX "idx_summary_created_by" ON "kpi_summaries"("is_active", "created_by_key", "kpi_id", "group_name");

-- CreateIndex
CREATE INDEX "idx_summary_created" ON "kpi_summaries"("is_active", "created_at", "kpi_id", "group_name");

-- CreateIndex
CREATE INDEX "idx_summary_updated" ON "kpi_summaries"("is_active", "updated_at", "kpi_id", "group_name");

-- CreateIndex
CREATE INDEX "idx_summary_version" ON "kpi_summaries"("is_active", "version", "kpi_id", "group_name");

-- CreateIndex
CREATE INDEX "idx_summary_latest" ON "kpi_summaries"("is_active", "execution_timestamp", "kpi_id", "group_name");

-- CreateIndex
CREATE INDEX "idx_summary_status" ON "kpi_summaries"("is_active", "execution_status", "kpi_id", "group_name");

-- CreateIndex
CREATE INDEX "idx_summary_duration" ON "kpi_summaries"("is_active", "execution_time_ms", "kpi_id", "group_name");

-- CreateIndex
CREATE INDEX "idx_summary_records" ON "kpi_summaries"("is_active", "number_of_records", "kpi_id", "group_name");

-- CreateIndex
CREATE INDEX "idx_summary_value" ON "kpi_summaries"("is_active", "value", "kpi_id", "group_name");

-- CreateIndex
CREATE INDEX "idx_summary_groups" ON "kpi_summaries"("group_name", "is_active");

-- CreateIndex
CREATE INDEX "idx_execution_history" ON "kpi_execution_results"("kpi_id", "execution_timestamp", "id", "execution_status", "definition_version", "number_of_records", "value", "execution_time_ms");
