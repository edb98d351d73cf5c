'use strict';
require('./node-version.cjs').enter('run-check.cjs');
