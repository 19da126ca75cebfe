package system_test

not read
