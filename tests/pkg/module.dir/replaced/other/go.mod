module example.com/other/v2
