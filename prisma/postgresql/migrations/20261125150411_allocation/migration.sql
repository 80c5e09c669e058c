-- CreateTable
CREATE TABLE "allocation_executions" (
    "execution_id" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "start_time" TIMESTAMPTZ(3) NOT NULL,
    "end_time" TIMESTAMPTZ(3),
    "duration_seconds" DOUBLE PRECISION,
    "uploaded_by" TEXT NOT NULL,
    "forecast_filename" TEXT NOT NULL,
    "roster_filename" TEXT NOT NULL,
    "roster_month_used" TEXT NOT NULL,
    "roster_year_used" INTEGER NOT NULL,
    "roster_was_fallback" BOOLEAN NOT NULL,
    "records_processed" INTEGER NOT NULL DEFAULT 0,
    "records_failed" INTEGER NOT NULL DEFAULT 0,
    "allocation_success_rate" DOUBLE PRECISION,
    "error_message" TEXT,
    "error_type" TEXT,
    "stack_trace" TEXT,
    "config_snapshot" TEXT NOT NULL,
    "created_datetime" TIMESTAMPTZ(3) NOT NULL,
    "active_month" TEXT,
    "forecast_input_id" TEXT NOT NULL,
    "roster_input_id" TEXT NOT NULL,
    "job_id" TEXT,
    "rerun_of" TEXT,
    "fte_needed" INTEGER,
    "fte_filled" INTEGER,
    "warnings" TEXT,
    "result_file" TEXT,
    "has_reports" BOOLEAN NOT NULL DEFAULT false,
    "reports_removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "allocation_executions_pkey" PRIMARY KEY ("execution_id")
);

-- CreateTable
CREATE TABLE "allocation_rollups" (
    "year" INTEGER NOT NULL,
    "month" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "executions" INTEGER NOT NULL,
    "timed" INTEGER NOT NULL,
    "duration_ms" BIGINT NOT NULL,
    "records_processed" BIGINT NOT NULL,
    "records_failed" BIGINT NOT NULL,

    CONSTRAINT "allocation_rollups_pkey" PRIMARY KEY ("year","month","status")
);

-- CreateTable
CREATE TABLE "allocation_user_rollups" (
    "uploaded_by" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "month" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "executions" INTEGER NOT NULL,
    "timed" INTEGER NOT NULL,
    "duration_ms" BIGINT NOT NULL,
    "records_processed" BIGINT NOT NULL,
    "records_failed" BIGINT NOT NULL,

    CONSTRAINT "allocation_user_rollups_pkey" PRIMARY KEY ("uploaded_by","year","month","status")
);

-- CreateTable
CREATE TABLE "allocation_day_counts" (
    "day" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "executions" INTEGER NOT NULL,

    CONSTRAINT "allocation_day_counts_pkey" PRIMARY KEY ("day","status")
);

-- CreateTable
CREATE TABLE "allocation_inputs" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "month_number" INTEGER NOT NULL,
    "filename" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "row_count" INTEGER NOT NULL,
    "uploaded_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "allocation_inputs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "allocation_month_configs" (
    "year" INTEGER NOT NULL,
    "month" TEXT NOT NULL,
    "locality" TEXT NOT NULL,
    "working_days" INTEGER NOT NULL,
    "occupancy" DOUBLE PRECISION NOT NULL,
    "shrinkage" DOUBLE PRECISION NOT NULL,
    "work_hours" DOUBLE PRECISION NOT NULL,
    "updated_by" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "allocation_month_configs_pkey" PRIMARY KEY ("year","month","locality")
);

-- CreateIndex
CREATE UNIQUE INDEX "allocation_executions_active_month_key" ON "allocation_executions"("active_month");

-- CreateIndex
CREATE INDEX "idx_start_time" ON "allocation_executions"("start_time" DESC, "execution_id");

-- CreateIndex
CREATE INDEX "idx_status" ON "allocation_executions"("status", "start_time" DESC, "execution_id");

-- CreateIndex
CREATE INDEX "idx_month_year" ON "allocation_executions"("month", "year", "status", "start_time" DESC, "execution_id");

-- CreateIndex
CREATE INDEX "idx_year" ON "allocation_executions"("year", "status", "start_time" DESC, "execution_id");

-- CreateIndex
CREATE INDEX "idx_month" ON "allocation_executions"("month", "status", "start_time" DESC, "execution_id");

-- CreateIndex
CREATE INDEX "idx_uploaded_by" ON "allocation_executions"("uploaded_by", "status", "start_time" DESC, "execution_id");

-- CreateIndex
CREATE INDEX "idx_user_month" ON "allocation_executions"("uploaded_by", "month", "year", "status", "start_time" DESC, "execution_id");

-- CreateIndex
CREATE INDEX "idx_day_counts" ON "allocation_day_counts"("day", "status", "executions");

-- CreateIndex
CREATE INDEX "idx_allocation_input_month" ON "allocation_inputs"("kind", "year", "month_number", "created_at");
