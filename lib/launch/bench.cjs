'use strict';
require('./node-version.cjs').enter('run-bench.cjs');
