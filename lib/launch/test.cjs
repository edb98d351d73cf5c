'use strict';
require('./node-version.cjs').enter('run-test.cjs');
