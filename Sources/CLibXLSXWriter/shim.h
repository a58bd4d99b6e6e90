// libxlsxwriter as Swift sees it, and two things that its version 1.1 lacks.
#include <stdlib.h>
#include <xlsxwriter.h>

// A file in memory, by its descriptor; -1 without one. The prototype is glibc's, which hides it behind _GNU_SOURCE.
extern int memfd_create(const char *name, unsigned int flags);
static inline int xlsx_memory_file(void) { return memfd_create("workbook", 1 /* MFD_CLOEXEC */); }

// Notes a merged area and writes no cell. worksheet_merge_range() goes on to write every covered cell with one format,
// which takes each its own look, and rows that a workbook in constant memory has already given away.
static inline int xlsx_note_merged_range(
    lxw_worksheet *sheet, lxw_row_t first_row, lxw_col_t first_column, lxw_row_t last_row, lxw_col_t last_column) {
  lxw_merged_range *range = calloc(1, sizeof(lxw_merged_range));
  if (!range) return -1;
  range->first_row = first_row;
  range->first_col = first_column;
  range->last_row = last_row;
  range->last_col = last_column;
  STAILQ_INSERT_TAIL(sheet->merged_ranges, range, list_pointers);
  sheet->merged_range_count++;
  return 0;
}
