CC      ?= gcc
CFLAGS  ?= -O2 -g
WARN     = -Wall -Wextra -Wpedantic -Wshadow -Wconversion
SO_FLAGS = -std=c99 -fPIC -fvisibility=hidden -shared -Wl,-z,relro,-z,now,-z,nodelete
SRC      = $(sort $(wildcard ext/*.c ext/*/*.c))
HDR      = $(sort $(wildcard ext/*.h ext/*/*.h))

all: build/supportops.so

build/supportops.so: $(SRC) $(HDR) Makefile
	@mkdir -p build
	$(CC) $(WARN) -DNDEBUG $(CFLAGS) $(SO_FLAGS) $(SRC) -o $@ $(LDFLAGS) -lm
