-- CreateTable
CREATE TABLE "data_sources" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "connection" TEXT NOT NULL,
    "schemas" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "data_sources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "knowledge_graphs" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "data_source_id" INTEGER NOT NULL,
    "schemas" TEXT NOT NULL,
    "current_version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "knowledge_graphs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "knowledge_graph_versions" (
    "id" SERIAL NOT NULL,
    "knowledge_graph_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "catalog" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "table_count" INTEGER NOT NULL,
    "relationship_count" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "knowledge_graph_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rulesets" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "rules" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rulesets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kpi_definitions" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "alias_name" TEXT,
    "group_name" TEXT,
    "description" TEXT,
    "nl_definition" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "current_version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "kpi_definitions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kpi_definition_versions" (
    "id" SERIAL NOT NULL,
    "kpi_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "nl_definition" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kpi_definition_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kpi_execution_results" (
    "id" SERIAL NOT NULL,
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
    "execution_timestamp" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "execution_time_ms" DOUBLE PRECISION,
    "generated_sql" TEXT,
    "executed_sql" TEXT,
    "sql_params" TEXT,
    "number_of_records" INTEGER NOT NULL DEFAULT 0,
    "total_available" INTEGER,
    "truncated" BOOLEAN NOT NULL DEFAULT false,
    "value" DOUBLE PRECISION,
    "joined_columns" TEXT,
    "sql_query_type" TEXT,
    "operation" TEXT,
    "confidence_score" DOUBLE PRECISION,
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

    CONSTRAINT "kpi_execution_results_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "artefacts" (
    "path" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "artefacts_pkey" PRIMARY KEY ("path")
);

-- CreateTable
CREATE TABLE "jobs" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "lease_owner" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "progress" TEXT,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_events" (
    "id" SERIAL NOT NULL,
    "topic" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_deliveries" (
    "consumer" TEXT NOT NULL,
    "event_id" INTEGER NOT NULL,
    "delivered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_deliveries_pkey" PRIMARY KEY ("consumer","event_id")
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

-- AddForeignKey
ALTER TABLE "knowledge_graphs" ADD CONSTRAINT "knowledge_graphs_data_source_id_fkey" FOREIGN KEY ("data_source_id") REFERENCES "data_sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_graph_versions" ADD CONSTRAINT "knowledge_graph_versions_knowledge_graph_id_fkey" FOREIGN KEY ("knowledge_graph_id") REFERENCES "knowledge_graphs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kpi_definition_versions" ADD CONSTRAINT "kpi_definition_versions_kpi_id_fkey" FOREIGN KEY ("kpi_id") REFERENCES "kpi_definitions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kpi_execution_results" ADD CONSTRAINT "kpi_execution_results_kpi_id_fkey" FOREIGN KEY ("kpi_id") REFERENCES "kpi_definitions"("id") ON DELETE CASCADE ON UPDATE CASCADE;
