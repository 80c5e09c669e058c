-- CreateTable
CREATE TABLE "allocation_executions" (
    "execution_id" TEXT NOT NULL PRIMARY KEY,
    "month" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "start_time" DATETIME NOT NULL,
    "end_time" DATETIME,
    "duration_seconds" REAL,
    "uploaded_by" TEXT NOT NULL,
    "forecast_filename" TEXT NOT NULL,
    "roster_filename" TEXT NOT NULL,
    "roster_month_used" TEXT NOT NULL,
    "roster_year_used" INTEGER NOT NULL,
    "roster_was_fallback" BOOLEAN NOT NULL,
    "records_processed" INTEGER NOT NULL DEFAULT 0,
    "records_failed" INTEGER NOT NULL DEFAULT 0,
    "allocation_success_rate" REAL,
    "error_message" TEXT,
    "error_type" TEXT,
    "stack_trace" TEXT,
    "config_snapshot" TEXT NOT NULL,
    "created_datetime" DATETIME NOT NULL,
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
    "reports_removed_at" DATETIME
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

    PRIMARY KEY ("year", "month", "status")
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

    PRIMARY KEY ("uploaded_by", "year", "month", "status")
);

-- CreateTable
CREATE TABLE "allocation_day_counts" (
    "day" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "executions" INTEGER NOT NULL,

    PRIMARY KEY ("day", "status")
);

-- CreateTable
CREATE TABLE "allocation_inputs" (
    "id" TEXT NOT NULL PRIMARY KEY,
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
    "created_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "allocation_month_configs" (
    "year" INTEGER NOT NULL,
    "month" TEXT NOT NULL,
    "locality" TEXT NOT NULL,
    "working_days" INTEGER NOT NULL,
    "occupancy" REAL NOT NULL,
    "shrinkage" REAL NOT NULL,
    "work_hours" REAL NOT NULL,
    "updated_by" TEXT,
    "updated_at" DATETIME NOT NULL,

    PRIMARY KEY ("year", "month", "locality")
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
