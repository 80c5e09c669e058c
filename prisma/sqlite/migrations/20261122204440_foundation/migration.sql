-- CreateTable
CREATE TABLE "data_sources" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "connection" TEXT NOT NULL,
    "schemas" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "knowledge_graphs" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "data_source_id" INTEGER NOT NULL,
    "schemas" TEXT NOT NULL,
    "current_version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    CONSTRAINT "knowledge_graphs_data_source_id_fkey" FOREIGN KEY ("data_source_id") REFERENCES "data_sources" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "knowledge_graph_versions" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "knowledge_graph_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "catalog" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "table_count" INTEGER NOT NULL,
    "relationship_count" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    CONSTRAINT "knowledge_graph_versions_knowledge_graph_id_fkey" FOREIGN KEY ("knowledge_graph_id") REFERENCES "knowledge_graphs" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "rulesets" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "rules" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "kpi_definitions" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "alias_name" TEXT,
    "group_name" TEXT,
    "description" TEXT,
    "nl_definition" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    "created_by" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "current_version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "kpi_definition_versions" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kpi_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "nl_definition" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    CONSTRAINT "kpi_definition_versions_kpi_id_fkey" FOREIGN KEY ("kpi_id") REFERENCES "kpi_definitions" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "kpi_execution_results" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kpi_id" INTEGER NOT NULL,
    "definition_version" INTEGER NOT NULL,
    "nl_definition" TEXT NOT NULL,
    "kg_name" TEXT NOT NULL,
    "kg_version" INTEGER,
    "select_schema" TEXT NOT NULL,
    "schemas" TEXT,
    "ruleset_name" TEXT,
    "db_type" TEXT NOT NULL,
    "limit_records" INTEGER NOT NULL DEFAULT 1000,
    "use_llm" BOOLEAN NOT NULL DEFAULT true,
    "excluded_fields" TEXT,
    "execution_status" TEXT NOT NULL DEFAULT 'pending',
    "execution_timestamp" DATETIME NOT NULL,
    "started_at" DATETIME,
    "finished_at" DATETIME,
    "execution_time_ms" REAL,
    "generated_sql" TEXT,
    "executed_sql" TEXT,
    "sql_params" TEXT,
    "number_of_records" INTEGER NOT NULL DEFAULT 0,
    "total_available" INTEGER,
    "truncated" BOOLEAN NOT NULL DEFAULT false,
    "value" REAL,
    "joined_columns" TEXT,
    "sql_query_type" TEXT,
    "operation" TEXT,
    "confidence_score" REAL,
    "parser" TEXT,
    "source_table" TEXT,
    "target_table" TEXT,
    "error_code" TEXT,
    "error_message" TEXT,
    "diagnostics" TEXT,
    "warnings" TEXT,
    "explanation" TEXT,
    "result_columns" TEXT,
    "result_file" TEXT,
    "job_id" TEXT,
    CONSTRAINT "kpi_execution_results_kpi_id_fkey" FOREIGN KEY ("kpi_id") REFERENCES "kpi_definitions" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "artefacts" (
    "path" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "created_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "jobs" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "lease_owner" TEXT,
    "lease_until" DATETIME,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "progress" TEXT,
    "error" TEXT,
    "created_at" DATETIME NOT NULL,
    "started_at" DATETIME,
    "finished_at" DATETIME
);

-- CreateTable
CREATE TABLE "outbox_events" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "topic" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "outbox_deliveries" (
    "consumer" TEXT NOT NULL,
    "event_id" INTEGER NOT NULL,
    "delivered_at" DATETIME NOT NULL,

    PRIMARY KEY ("consumer", "event_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "data_sources_name_key" ON "data_sources"("name");

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_graphs_name_key" ON "knowledge_graphs"("name");

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_graph_versions_knowledge_graph_id_version_key" ON "knowledge_graph_versions"("knowledge_graph_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "rulesets_name_key" ON "rulesets"("name");

-- CreateIndex
CREATE UNIQUE INDEX "kpi_definitions_name_key" ON "kpi_definitions"("name");

-- CreateIndex
CREATE INDEX "idx_kpi_name" ON "kpi_definitions"("name");

-- CreateIndex
CREATE INDEX "idx_kpi_active" ON "kpi_definitions"("is_active");

-- CreateIndex
CREATE UNIQUE INDEX "kpi_definition_versions_kpi_id_version_key" ON "kpi_definition_versions"("kpi_id", "version");

-- CreateIndex
CREATE INDEX "idx_execution_kpi_id" ON "kpi_execution_results"("kpi_id");

-- CreateIndex
CREATE INDEX "idx_execution_timestamp" ON "kpi_execution_results"("execution_timestamp" DESC);

-- CreateIndex
CREATE INDEX "idx_execution_status" ON "kpi_execution_results"("execution_status");

-- CreateIndex
CREATE INDEX "idx_execution_kpi_latest" ON "kpi_execution_results"("kpi_id", "id" DESC);

-- CreateIndex
CREATE INDEX "idx_job_status" ON "jobs"("status", "created_at");

-- CreateIndex
CREATE INDEX "idx_job_subject" ON "jobs"("kind", "subject");

-- CreateIndex
CREATE INDEX "idx_outbox_topic" ON "outbox_events"("topic", "id");
