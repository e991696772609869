/*
** See order.h. Quicksort and quickselect with a budget of turns; an input that
** outruns it is finished by heapsort, so that no order of rows, however
** hostile, makes them quadratic (Musser, "Introspective sorting and selection
** algorithms", 1997). No recursion.
**
** The split has no branch that depends on the values (Lomuto's scheme): on
** data in random order that is five times faster than Hoare's, which guesses
** wrong every second time. Selection looks at a sample first and splits close
** to what it seeks, on the far side of it from the middle (the idea of Floyd
** and Rivest, CACM 18, 1975), so that one pass leaves little.
**
** Easy to get wrong: equal values. They are split off apart, so that a million
** ties are done in one turn.
*/
#include "order.h"

#define ORDER_SMALL 24                 /* below: insertion sort */
#define ORDER_LARGE 600                /* selection: from here by a sample */
#define ORDER_SAMPLE 64

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

/* A value of a[0..n) that is likely to lie near its middle. */
static double orderMiddle(const double *a, i64 n){
  i64 d = n/8, m = n/2;
  return orderMedian3(orderMedian3(a[0], a[d], a[2*d]),
                      orderMedian3(a[m-d], a[m], a[m+d]),
                      orderMedian3(a[n-1-2*d], a[n-1-d], a[n-1]));
}

/* A value of a[0..n) that is likely to lie near place k of the order, a
** little towards the longer side. */
static double orderNear(const double *a, i64 n, i64 k){
  double aSample[ORDER_SAMPLE];
  i64 i, place;
  if( n<ORDER_LARGE ) return orderMiddle(a, n);
  for(i=0; i<ORDER_SAMPLE; i++) aSample[i] = a[i*(n-1)/(ORDER_SAMPLE-1)];
  orderInsertion(aSample, ORDER_SAMPLE);
  place = k*ORDER_SAMPLE/n;
  place += place<ORDER_SAMPLE/2 ? 3 : -3;
  return aSample[place<0 ? 0 : place];
}

/* Bring what is less than the pivot (or equal to it, for orderSplitEqual) to
** the front of a[0..n); how many there are. Each turn exchanges, whether it
** need or not, and the comparison only moves the border. */
static i64 orderSplit(double *a, i64 n, double pivot){
  i64 i, j = 0;
  for(i=0; i<n; i++){
    double x = a[i];
    a[i] = a[j];
    a[j] = x;
    j += x<pivot;
  }
  return j;
}

static i64 orderSplitEqual(double *a, i64 n, double pivot){
  i64 i, j = 0;
  for(i=0; i<n; i++){
    double x = a[i];
    a[i] = a[j];
    a[j] = x;
    j += x<=pivot;
  }
  return j;
}

/* Turns that a fair input stays within: 2 log2(n). */
static int orderBudget(u64 n){
  int nTurn = 0;
  for(; n>0; n>>=1) nTurn += 2;
  return nTurn;
}

void order_select(double *a, u64 nAll, u64 kAll){
  i64 n = (i64)nAll, k = (i64)kAll;
  int nTurn = orderBudget(nAll);
  while( n>ORDER_SMALL ){
    double pivot;
    i64 nLess, nEqual;
    if( nTurn--==0 ){
      orderHeap(a, n);
      return;
    }
    pivot = orderNear(a, n, k);
    nLess = orderSplit(a, n, pivot);
    if( k<nLess ){
      n = nLess;
      continue;
    }
    nEqual = orderSplitEqual(a+nLess, n-nLess, pivot);
    if( k<nLess+nEqual ) return;
    a += nLess + nEqual;
    n -= nLess + nEqual;
    k -= nLess + nEqual;
  }
  orderInsertion(a, n);
}

/* The longer part waits, the shorter is sorted at once: so each waiting part
** is more than twice as long as the next, and 64 places are enough. */
void order_sort(double *a, u64 nAll){
  struct { double *a; i64 n; int nTurn; } aWait[64];
  int nWait = 0, nTurn = orderBudget(nAll);
  i64 n = (i64)nAll;
  for(;;){
    if( n>ORDER_SMALL && nTurn>0 ){
      double pivot = orderMiddle(a, n);
      i64 nLess = orderSplit(a, n, pivot);
      i64 nEqual = orderSplitEqual(a+nLess, n-nLess, pivot);
      i64 nMore = n - nLess - nEqual;
      double *aMore = a + nLess + nEqual;
      int lessIsLonger = nLess>nMore;
      nTurn--;
      aWait[nWait].a = lessIsLonger ? a : aMore;
      aWait[nWait].n = lessIsLonger ? nLess : nMore;
      aWait[nWait].nTurn = nTurn;
      nWait++;
      if( lessIsLonger ) a = aMore;
      n = lessIsLonger ? nMore : nLess;
      continue;
    }
    if( n>ORDER_SMALL ){
      orderHeap(a, n);
    }else{
      orderInsertion(a, n);
    }
    if( nWait==0 ) return;
    nWait--;
    a = aWait[nWait].a;
    n = aWait[nWait].n;
    nTurn = aWait[nWait].nTurn;
  }
}
