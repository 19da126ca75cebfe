package main

import "./a"
import a "./b"      // ERROR "a redeclared in this block\n\t.*main1.g:3:8: other declaration of a" "\x22test/b\x22 imported as a and not used"
import . "./a"
import . "./b"      // ERROR "X redeclared in this block" "\x22test/b\x22 imported and not used"
import init "./a"   // ERROR "cannot import package as init - init must be a func"
import main "./a"   // ERROR "main already declared through import of package a|main redeclared|imported as main and not used"

func g() { a.F(); F() }
