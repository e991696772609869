/*
** moment(text, format): the face of moment_format.c.
**
**   SELECT moment('29/2/2016 01:16', 'D/M/YYYY HH:MM');
**
** A constant format is compiled once a statement.
*/
#include "../core/error.h"
#include "clock_sql.h"
#include "moment_format.h"
#include "moment_sql.h"

#define FORMAT_MUST \
  "'iso', 'unix', 'excel' or made of " FORMAT_TOKENS

/* The words of a fault. zBad is where it was seen: quoted apart where it is
** only a part of the format. */
static void formatFault(sqlite3_context *ctx, FormatFault fault,
                        sqlite3_value *pFormat, const char *zBad, int nBad){
  const char *zMust = FORMAT_MUST, *zHow = "in";
  const char *zFormat = (const char*)sqlite3_value_text(pFormat);
  char *zPart = sqlite3_mprintf("%.*s", nBad, zBad);
  Err err = {SO_OK, 0};
  switch( fault ){
    case FORMAT_OK:
    case FORMAT_UNKNOWN: break;
    case FORMAT_LONG:    zMust = "at most 60 bytes long"; break;
    case FORMAT_NO_DATE: zMust = "of a year, a month and a day"; break;
    case FORMAT_NO_HOUR: zMust = "with an hour, as it has S, AM or Z"; break;
    case FORMAT_TWICE:
      zMust = "without a part said twice";
      zHow = "again in";
      break;
  }
  if( zPart==0 ){
    err_code(&err, SO_NOMEM);
  }else if( nBad<sqlite3_value_bytes(pFormat) ){
    err_set(&err, "moment(): argument 2 (format) must be %s, got %Q %s %Q",
            zMust, zPart, zHow, zFormat);
  }else{
    err_argument(&err, "moment", 2, "format", zMust, pFormat);
  }
  sqlite3_free(zPart);
  err_result(ctx, &err);
}

/* 1, or 0 with the error reported. */
static int formatOf(sqlite3_context *ctx, sqlite3_value *pFormat,
                    MomentFormat *p){
  FormatFault fault;
  const char *z;
  int n, iBad, nBad;
  if( sqlite3_value_type(pFormat)==SQLITE_BLOB ){
    err_argument_now(ctx, 2, "format", FORMAT_MUST, pFormat);
    return 0;
  }
  z = (const char*)sqlite3_value_text(pFormat);
  if( z==0 ){
    sqlite3_result_error_nomem(ctx);
    return 0;
  }
  n = sqlite3_value_bytes(pFormat);
  fault = format_compile(p, z, n, &iBad, &nBad);
  if( fault==FORMAT_OK ) return 1;
  formatFault(ctx, fault, pFormat, z+iBad, nBad);
  return 0;
}

/* 1 and *pMs where the cell is a moment of this format. A serial day goes
** through SQLite's own conversion, so that '42429.5' and 42429.5 are one. */
static int formatCell(const MomentFormat *p, sqlite3_value *pCell, i64 *pMs){
  int type = sqlite3_value_type(pCell);
  const char *z;
  if( type==SQLITE_NULL || type==SQLITE_BLOB ) return 0;
  if( p->kind==FORMAT_MOMENT ) return moment_of_value(pCell, pMs);
  if( p->kind==FORMAT_EXCEL ){
    if( sqlite3_value_numeric_type(pCell)==SQLITE_TEXT ) return 0;
    return format_excel(sqlite3_value_double(pCell), pMs);
  }
  z = (const char*)sqlite3_value_text(pCell);
  return z ? format_read(p, z, sqlite3_value_bytes(pCell), pMs) : 0;
}

/* The format is judged first, also where the cell is NULL: a fault must not
** hide in a table's empty rows. */
void moment_func(sqlite3_context *ctx, int argc, sqlite3_value **argv){
  MomentFormat format;
  const MomentFormat *p = sqlite3_get_auxdata(ctx, 1);
  i64 ms;
  (void)argc;
  if( sqlite3_value_type(argv[1])==SQLITE_NULL ) return;
  if( p==0 && !formatOf(ctx, argv[1], &format) ) return;
  if( formatCell(p ? p : &format, argv[0], &ms) ) moment_result(ctx, ms);
  if( p==0 ){
    /* Kept for the next row where the format is a constant. SQLite may free
    ** the copy at once; without memory for one the next row compiles anew. */
    MomentFormat *pKept = sqlite3_malloc64(sizeof(*pKept));
    if( pKept ){
      *pKept = format;
      sqlite3_set_auxdata(ctx, 1, pKept, sqlite3_free);
    }
  }
}
