// Stands in for node-bluetooth, which escpos names as optional and the till never loads.
module.exports = {}
