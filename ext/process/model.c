/* See model.h. */
#include "model.h"

typedef struct ModelText ModelText;
struct ModelText {
  int rc;                              /* sticky */
  Model *pModel;
  const Log *pLog;
  const char *z, *zEnd;
  Buf name;
};

/* Activity names stand by code point: a binary search. */
static u32 modelNumber(const Log *pLog, const u8 *z, u64 n){
  u32 lo = 0, hi = pLog->nActivity;
  while( lo<hi ){
    u32 mid = lo + (hi-lo)/2;
    const LogName *p = &pLog->aActivity[mid];
    int d = memcmp(p->z, z, (size_t)(p->n<n ? p->n : n));
    if( d==0 ) d = (p->n>n) - (p->n<n);
    if( d==0 ) return mid;
    if( d<0 ){
      lo = mid + 1;
    }else{
      hi = mid;
    }
  }
  return MODEL_UNKNOWN;
}

void model_free(Model *p){
  mem_free(p->a);
  mem_free(p->aEnd);
  memset(p, 0, sizeof(*p));
}

/* These bytes are no model, unless memory ran out before they were seen. */
static void modelBad(ModelText *t){
  if( t->name.rc ) t->rc = t->name.rc;
  if( t->rc==SO_OK ) t->rc = SO_MISMATCH;
}

/* The name in t->name joins the list that is being written. */
static void modelName(ModelText *t){
  Model *p = t->pModel;
  if( t->name.rc ) t->rc = t->name.rc;
  mem_reserve(&t->rc, &p->a, &p->nAlloc, p->n+1, sizeof(u32));
  if( t->rc ) return;
  p->a[p->n++] = t->name.n ? modelNumber(t->pLog, t->name.a, t->name.n)
                           : modelNumber(t->pLog, (const u8*)"", 0);
}

static void modelEndList(ModelText *t){
  Model *p = t->pModel;
  mem_reserve(&t->rc, &p->aEnd, &p->nAllocList, p->nList+1, sizeof(u64));
  if( t->rc==SO_OK ) p->aEnd[p->nList++] = p->n;
}

static int modelAtEnd(const ModelText *t){
  return t->z>=t->zEnd;
}

static int modelIsBlank(char c){
  return c==' ' || c=='\t' || c=='\r' || c=='\n';
}

static void modelBlanks(ModelText *t){
  while( !modelAtEnd(t) && modelIsBlank(*t->z) ) t->z++;
}

/* Is c next? Then step over it. */
static int modelTake(ModelText *t, char c){
  modelBlanks(t);
  if( modelAtEnd(t) || *t->z!=c ) return 0;
  t->z++;
  return 1;
}

static int modelAtArrow(const ModelText *t){
  return t->zEnd - t->z>=2 && t->z[0]=='-' && t->z[1]=='>';
}

/* --- Sequences ------------------------------------------------------------*/

static void modelQuoted(ModelText *t){
  for(; !modelAtEnd(t); t->z++){
    if( *t->z=='\'' ){
      t->z++;
      if( modelAtEnd(t) || *t->z!='\'' ) return;    /* '' is a quote */
    }
    buf_byte(&t->name, (u8)*t->z);
  }
  modelBad(t);                         /* no closing quote */
}

static void modelSequence(ModelText *t){
  do{
    t->name.n = 0;
    if( modelTake(t, '\'') ){
      modelQuoted(t);
      modelBlanks(t);
    }else{
      while( !modelAtEnd(t) && !modelAtArrow(t) ){
        buf_byte(&t->name, (u8)*t->z++);
      }
      while( t->name.n>0 && modelIsBlank((char)t->name.a[t->name.n-1]) ){
        t->name.n--;
      }
      if( t->name.n==0 ) modelBad(t);
    }
    if( t->rc==SO_OK ) modelName(t);
    if( modelAtEnd(t) ) break;
    if( modelAtArrow(t) ) t->z += 2; else modelBad(t);
  }while( t->rc==SO_OK );
  modelEndList(t);
}

/* Would a sequence read the name as it stands? */
static int modelIsPlain(const LogName *p){
  u32 i;
  if( p->n==0 || p->z[0]=='\'' || p->z[0]=='[' ) return 0;
  if( modelIsBlank(p->z[0]) || modelIsBlank(p->z[p->n-1]) ) return 0;
  for(i=1; i<p->n; i++){
    if( p->z[i-1]=='-' && p->z[i]=='>' ) return 0;
  }
  return 1;
}

void model_spell(Buf *pOut, const LogName *pName){
  u32 i;
  if( modelIsPlain(pName) ){
    buf_bytes(pOut, pName->z, pName->n);
    return;
  }
  buf_byte(pOut, '\'');
  for(i=0; i<pName->n; i++){
    if( pName->z[i]=='\'' ) buf_byte(pOut, '\'');
    buf_byte(pOut, (u8)pName->z[i]);
  }
  buf_byte(pOut, '\'');
}

/* --- JSON -----------------------------------------------------------------*/

/* Four hexadecimal digits; -1 where they are not. */
static int modelHex(ModelText *t){
  int x = 0, i;
  if( t->zEnd - t->z<4 ) return -1;
  for(i=0; i<4; i++){
    char c = *t->z++;
    if( c>='0' && c<='9' ){
      x = x*16 + (c - '0');
    }else if( (c>='a' && c<='f') || (c>='A' && c<='F') ){
      x = x*16 + ((c | 0x20) - 'a' + 10);
    }else{
      return -1;
    }
  }
  return x;
}

static void modelUtf8(Buf *p, u32 c){
  if( c<0x80 ){
    buf_byte(p, (u8)c);
  }else if( c<0x800 ){
    buf_byte(p, (u8)(0xC0 | c>>6));
    buf_byte(p, (u8)(0x80 | (c & 0x3F)));
  }else if( c<0x10000 ){
    buf_byte(p, (u8)(0xE0 | c>>12));
    buf_byte(p, (u8)(0x80 | (c>>6 & 0x3F)));
    buf_byte(p, (u8)(0x80 | (c & 0x3F)));
  }else{
    buf_byte(p, (u8)(0xF0 | c>>18));
    buf_byte(p, (u8)(0x80 | (c>>12 & 0x3F)));
    buf_byte(p, (u8)(0x80 | (c>>6 & 0x3F)));
    buf_byte(p, (u8)(0x80 | (c & 0x3F)));
  }
}

/* Behind \u: one character, or a pair of surrogates that make one. Half a
** pair is no character. */
static void modelUnicode(ModelText *t){
  int c = modelHex(t), lo = -1;
  if( c>=0xD800 && c<0xE000 ){
    if( c<0xDC00 && t->zEnd - t->z>=2 && t->z[0]=='\\' && t->z[1]=='u' ){
      t->z += 2;
      lo = modelHex(t);
    }
    c = lo>=0xDC00 && lo<0xE000 ? 0x10000 + ((c - 0xD800)<<10) + (lo - 0xDC00)
                                : -1;
  }
  if( c<0 ){
    modelBad(t);
  }else{
    modelUtf8(&t->name, (u32)c);
  }
}

/* Behind the opening quote. */
static void modelString(ModelText *t){
  static const char zFrom[] = "\"\\/bfnrt", zTo[] = "\"\\/\b\f\n\r\t";
  t->name.n = 0;
  while( !modelAtEnd(t) && t->rc==SO_OK ){
    char c = *t->z++;
    const char *zAt;
    if( c=='"' ){
      modelName(t);
      return;
    }
    if( c!='\\' && (u8)c>=' ' ){
      buf_byte(&t->name, (u8)c);
      continue;
    }
    if( c!='\\' || modelAtEnd(t) ) break;     /* or a control character */
    c = *t->z++;
    zAt = strchr(zFrom, c);
    if( c=='u' ){
      modelUnicode(t);
    }else if( c && zAt ){
      buf_byte(&t->name, (u8)zTo[zAt - zFrom]);
    }else{
      break;
    }
  }
  modelBad(t);
}

/* Behind the opening bracket: strings up to the closing one. */
static void modelList(ModelText *t){
  if( !modelTake(t, ']') ){
    do{
      if( modelTake(t, '"') ){
        modelString(t);
      }else{
        modelBad(t);
      }
    }while( t->rc==SO_OK && modelTake(t, ',') );
    if( t->rc==SO_OK && !modelTake(t, ']') ) modelBad(t);
  }
  modelEndList(t);
}

static void modelJson(ModelText *t){
  const char *zStart;
  modelTake(t, '[');
  zStart = t->z;
  if( modelTake(t, '[') ){
    t->z = zStart;
    do{
      if( modelTake(t, '[') ){
        modelList(t);
      }else{
        modelBad(t);
      }
    }while( t->rc==SO_OK && modelTake(t, ',') );
    if( t->rc==SO_OK && !modelTake(t, ']') ) modelBad(t);
  }else{
    modelList(t);
    if( t->pModel->n==0 ) modelBad(t);     /* [] says nothing */
  }
  modelBlanks(t);
  if( !modelAtEnd(t) ) modelBad(t);
}

int model_parse(Model *p, const Log *pLog, const char *z, u64 n){
  ModelText t;
  memset(&t, 0, sizeof(t));
  t.pModel = p;
  t.pLog = pLog;
  t.z = z;
  t.zEnd = z + n;
  modelBlanks(&t);
  if( !modelAtEnd(&t) && *t.z=='[' ){
    modelJson(&t);
  }else{
    modelSequence(&t);
  }
  buf_free(&t.name);
  return t.rc;
}
