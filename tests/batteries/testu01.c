/* Runs a TestU01 battery on 64-bit little-endian words from standard input.
 *
 *   cc -O2 testu01.c -o testu01 -ltestu01 -ltestu01probdist -ltestu01mylib -lm
 *   luck_stream persons | testu01 small both
 *
 * First argument: small, crush or big. Second: which bits of a word are tested.
 *   both    the lower, then the upper half
 *   high    the upper half alone
 *   lowrev  the lower half alone, its bits in reverse, because the batteries look hardest at the top
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <testu01/bbattery.h>
#include <testu01/swrite.h>
#include <testu01/unif01.h>

static uint64_t word(void) {
    static uint64_t buffer[8192];
    static size_t held, next;
    if (next == held) {
        held = fread(buffer, sizeof *buffer, 8192, stdin);
        next = 0;
        if (held == 0) {
            fputs("testu01: the words ended before the battery did\n", stderr);
            exit(3);
        }
    }
    return buffer[next++];
}

static unsigned both(void) {
    static uint64_t current;
    static int upper;
    upper = !upper;
    if (upper) {
        current = word();
        return (unsigned)current;
    }
    return (unsigned)(current >> 32);
}

static unsigned high(void) { return (unsigned)(word() >> 32); }

static unsigned lowrev(void) {
    uint32_t in = (uint32_t)word(), out = 0;
    for (int bit = 0; bit < 32; bit++) out |= (in >> bit & 1u) << (31 - bit);
    return out;
}

int main(int count, char **arguments) {
    if (count != 3) {
        fputs("usage: testu01 small|crush|big both|high|lowrev < words\n", stderr);
        return 2;
    }
    unsigned (*bits)(void) = both;
    if (strcmp(arguments[2], "high") == 0) bits = high;
    if (strcmp(arguments[2], "lowrev") == 0) bits = lowrev;
    swrite_Basic = FALSE;
    unif01_Gen *generator = unif01_CreateExternGenBits(arguments[2], bits);
    if (strcmp(arguments[1], "small") == 0) bbattery_SmallCrush(generator);
    if (strcmp(arguments[1], "crush") == 0) bbattery_Crush(generator);
    if (strcmp(arguments[1], "big") == 0) bbattery_BigCrush(generator);
    unif01_DeleteExternGenBits(generator);
    return 0;
}
