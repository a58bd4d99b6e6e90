// libxlsxwriter as Swift sees it, with what its version 1.1 lacks: a file in memory, merged areas that write no cells.
#ifndef CLIBXLSXWRITER_SHIM_H
#define CLIBXLSXWRITER_SHIM_H

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

// memfd_create(2) stands in glibc since 2.27, but behind _GNU_SOURCE, which Swift's modules do not define.
extern int memfd_create(const char *name, unsigned int flags);

// A file in memory, by its descriptor; -1 without one.
static inline int xlsx_memory_file(void) { return memfd_create("workbook", 1u /* MFD_CLOEXEC */); }

static inline long xlsx_memory_file_size(int file) { return (long)lseek(file, 0, SEEK_END); }

// Bytes read into the buffer from the beginning on, fewer than asked for when the file ends or fails.
static inline long xlsx_read_memory_file(int file, void *buffer, long count) {
  long done = 0;
  while (done < count) {
    ssize_t piece = pread(file, (char *)buffer + done, (size_t)(count - done), (off_t)done);
    if (piece <= 0) break;
    done += piece;
  }
  return done;
}

static inline void xlsx_close_memory_file(int file) { close(file); }

// Why the last call of the system failed.
static inline const char *xlsx_last_failure(void) { return strerror(errno); }

static inline char *xlsx_copy_text(const char *text) { return strdup(text); }

static inline void xlsx_free_text(char *text) { free(text); }

// Notes a merged area and writes no cell. worksheet_merge_range() goes on to write every covered cell with one format,
// which takes each its own look, and rows that a workbook in constant memory has already given away.
static inline int xlsx_note_merged_range(
    lxw_worksheet *sheet, lxw_row_t first_row, lxw_col_t first_column, lxw_row_t last_row, lxw_col_t last_column) {
  lxw_merged_range *range = (lxw_merged_range *)calloc(1, sizeof(lxw_merged_range));
  if (!range) return -1;
  range->first_row = first_row;
  range->first_col = first_column;
  range->last_row = last_row;
  range->last_col = last_column;
  STAILQ_INSERT_TAIL(sheet->merged_ranges, range, list_pointers);
  sheet->merged_range_count++;
  return 0;
}

#endif
