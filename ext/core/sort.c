/* Bottom-up merge sort; see sort.h. */
#include "sort.h"

#define SORT_RUN 8                     /* insertion-sorted first */

static void sortInsertion(u32 *a, u64 n, SortLess less, const void *pCtx){
  u64 i, j;
  for(i=1; i<n; i++){
    u32 x = a[i];
    for(j=i; j>0 && less(pCtx, x, a[j-1]); j--) a[j] = a[j-1];
    a[j] = x;
  }
}

/* Merge a[0..nLeft) with a[nLeft..n). Only the left part is copied aside. */
static void sortMerge(u32 *a, u64 nLeft, u64 n, u32 *aTmp, SortLess less,
                      const void *pCtx){
  u64 i = 0, j = nLeft, k = 0;
  if( !less(pCtx, a[nLeft], a[nLeft-1]) ) return;    /* in order already */
  memcpy(aTmp, a, (size_t)nLeft*sizeof(*a));
  while( i<nLeft && j<n ){
    if( less(pCtx, a[j], aTmp[i]) ){
      a[k++] = a[j++];
    }else{
      a[k++] = aTmp[i++];
    }
  }
  memcpy(a+k, aTmp+i, (size_t)(nLeft-i)*sizeof(*a));
}

/* A left part longer than n/2 would not fit aTmp; then the right part is the
** shorter one, and it is put in place from a copy, back to front. */
static void sortMergeShortRight(u32 *a, u64 nLeft, u64 n, u32 *aTmp,
                                SortLess less, const void *pCtx){
  u64 nRight = n - nLeft, i = nLeft, j = nRight, k = n;
  if( !less(pCtx, a[nLeft], a[nLeft-1]) ) return;
  memcpy(aTmp, a+nLeft, (size_t)nRight*sizeof(*a));
  while( i>0 && j>0 ){
    if( less(pCtx, aTmp[j-1], a[i-1]) ){
      a[--k] = a[--i];
    }else{
      a[--k] = aTmp[--j];
    }
  }
  memcpy(a+k-j, aTmp, (size_t)j*sizeof(*a));
}

void sort_u32(u32 *a, u64 n, u32 *aTmp, SortLess less, const void *pCtx){
  u64 i, width;
  for(i=0; i<n; i+=SORT_RUN){
    sortInsertion(a+i, n-i<SORT_RUN ? n-i : SORT_RUN, less, pCtx);
  }
  for(width=SORT_RUN; width<n; width*=2){
    for(i=0; i+width<n; i+=2*width){
      u64 m = n-i<2*width ? n-i : 2*width;
      if( width<=m-width ){
        sortMerge(a+i, width, m, aTmp, less, pCtx);
      }else{
        sortMergeShortRight(a+i, width, m, aTmp, less, pCtx);
      }
    }
  }
}

u32 *sort_order(int *rc, u64 n, SortLess less, const void *pCtx){
  u32 *a = mem_array(rc, n, sizeof(*a));
  u32 *aTmp = mem_array(rc, n/2+1, sizeof(*aTmp));
  u64 i;
  if( *rc==SO_OK ){
    for(i=0; i<n; i++) a[i] = (u32)i;
    sort_u32(a, n, aTmp, less, pCtx);
  }else{
    mem_free(a);
    a = 0;
  }
  mem_free(aTmp);
  return a;
}
