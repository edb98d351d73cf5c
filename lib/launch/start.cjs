'use strict';
require('./node-version.cjs').enter('run-start.cjs');
