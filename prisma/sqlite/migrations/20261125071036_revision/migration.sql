-- AlterTable
ALTER TABLE "kpi_definitions" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
