/*
** See order.h. Quicksort and quickselect (Hoare) with a budget of turns; an
** input that outruns it is finished by heapsort, so that no order of rows,
** however hostile, makes them quadratic (Musser, "Introspective sorting and
** selection algorithms", 1997). No recursion.
**
** Easy to get wrong: equal values. The partition stops on them from both
** sides and swaps, so that a million ties split in the middle.
*/
#include "order.h"

#define ORDER_SMALL 24                 /* below: insertion sort */
#define ORDER_LARGE 200                /* above: the median of nine */

static void orderSwap(double *a, i64 i, i64 j){
  double x = a[i];
  a[i] = a[j];
  a[j] = x;
}

static void orderInsertion(double *a, i64 n){
  i64 i, j;
  for(i=1; i<n; i++){
    double x = a[i];
    for(j=i; j>0 && a[j-1]>x; j--) a[j] = a[j-1];
    a[j] = x;
  }
}

/* Let a[i] sink until no child is greater: a[0..n) becomes a heap below i. */
static void orderSink(double *a, i64 i, i64 n){
  double x = a[i];
  i64 child;
  while( (child = 2*i+1)<n ){
    if( child+1<n && a[child+1]>a[child] ) child++;
    if( a[child]<=x ) break;
    a[i] = a[child];
    i = child;
  }
  a[i] = x;
}

static void orderHeap(double *a, i64 n){
  i64 i;
  for(i=n/2-1; i>=0; i--) orderSink(a, i, n);
  for(i=n-1; i>0; i--){
    orderSwap(a, 0, i);
    orderSink(a, 0, i);
  }
}

static double orderMedian3(double x, double y, double z){
  if( x<y ) return y<z ? y : (x<z ? z : x);
  return x<z ? x : (y<z ? z : y);
}

/* A value of a[lo..hi] that is likely to lie near its middle. */
static double orderPivot(const double *a, i64 lo, i64 hi){
  i64 mid = lo + (hi-lo)/2, d = (hi-lo)/8;
  if( hi-lo<ORDER_LARGE ) return orderMedian3(a[lo], a[mid], a[hi]);
  return orderMedian3(
      orderMedian3(a[lo], a[lo+d], a[lo+2*d]),
      orderMedian3(a[mid-d], a[mid], a[mid+d]),
      orderMedian3(a[hi-2*d], a[hi-d], a[hi]));
}

/* Split a[lo..hi]: afterwards a[lo..*pLeft] <= pivot <= a[*pRight..hi], both
** parts are shorter than the whole, and what lies between is the pivot. */
static void orderPartition(double *a, i64 lo, i64 hi, i64 *pLeft, i64 *pRight){
  double pivot = orderPivot(a, lo, hi);
  i64 i = lo, j = hi;
  do{
    while( a[i]<pivot ) i++;
    while( a[j]>pivot ) j--;
    if( i<=j ){
      orderSwap(a, i, j);
      i++;
      j--;
    }
  }while( i<=j );
  *pLeft = j;
  *pRight = i;
}

/* Turns that a fair input stays within: 2 log2(n). */
static int orderBudget(u64 n){
  int nTurn = 0;
  for(; n>0; n>>=1) nTurn += 2;
  return nTurn;
}

void order_select(double *a, u64 n, u64 k){
  i64 lo = 0, hi = (i64)n-1, left, right;
  int nTurn = orderBudget(n);
  while( hi-lo>=ORDER_SMALL ){
    if( nTurn--==0 ){
      orderHeap(a+lo, hi-lo+1);
      return;
    }
    orderPartition(a, lo, hi, &left, &right);
    if( (i64)k<=left ){
      hi = left;
    }else if( (i64)k>=right ){
      lo = right;
    }else{
      return;
    }
  }
  orderInsertion(a+lo, hi-lo+1);
}

/* The longer part waits, the shorter is sorted at once: so each waiting part
** is more than twice as long as the next, and 64 places are enough. */
void order_sort(double *a, u64 n){
  struct { i64 lo, hi; int nTurn; } aWait[64];
  int nWait = 0, nTurn = orderBudget(n);
  i64 lo = 0, hi = (i64)n-1, left, right;
  for(;;){
    if( hi-lo>=ORDER_SMALL && nTurn>0 ){
      nTurn--;
      orderPartition(a, lo, hi, &left, &right);
      aWait[nWait].nTurn = nTurn;
      if( left-lo > hi-right ){
        aWait[nWait].lo = lo;
        aWait[nWait].hi = left;
        lo = right;
      }else{
        aWait[nWait].lo = right;
        aWait[nWait].hi = hi;
        hi = left;
      }
      nWait++;
      continue;
    }
    if( hi-lo>=ORDER_SMALL ){
      orderHeap(a+lo, hi-lo+1);
    }else{
      orderInsertion(a+lo, hi-lo+1);
    }
    if( nWait==0 ) return;
    nWait--;
    lo = aWait[nWait].lo;
    hi = aWait[nWait].hi;
    nTurn = aWait[nWait].nTurn;
  }
}
